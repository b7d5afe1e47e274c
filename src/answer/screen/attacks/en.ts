/** Attacks in English. Patterns see folded words with single spaces and `|` for punctuation. */

import type { AttackPatterns } from '../attack.ts';

/** Where an order to the bot begins. */
const order =
  '(?:^|\\| (?:\\d+ \\| )?|\\b(?:please|pls|now|then|just|also|first|kindly|instead|simply|immediately|and|but|so|next|hereby|must|shall|will|can you|could you|would you|you should|you have to|you need to|i (?:want|need|order|command|ask|urge) you to|i d like you to|your (?:new )?(?:task|job|role|goal|duty) is to|let s|ok|okay|hey|hi|hello|bot|caudari|ai|assistant|chatbot|important|urgent|debug|test) )';
const dismiss =
  '(?:ignore|ignoring|disregard|forget|overlook|override|bypass|skip|neglect|discard|erase|delete|drop|cancel|remove|reset|disobey|violate|suspend|break|set aside|throw (?:away|out)|get rid of|do not (?:follow|obey|listen to|apply|use)|don t (?:follow|obey|listen to|apply|use)|stop (?:following|obeying|using)|pay no attention to|never mind|no longer follow|turn off|disable|deactivate)';
const softly =
  '(?:(?:just|also|please|now|completely|simply|totally|fully|immediately|kindly|quickly|then|always) ){0,2}';
const whose =
  '(?:(?:all|any|every|each|everything|of|in|the|your|ur|my|these|those|this|that|own|other|previous|previously|prior|above|earlier|preceding|past|former|foregoing|initial|original|existing|current|given|system|safety|security|hidden|internal|developer|default|built|core|set|openai|admin|content|ethical|strict|last|first) ){0,6}';
const rules =
  '(?:instructions?|instruction set|prompts?|directions?|directives?|guidelines?|guardrails?|constraints?|restrictions?|programming|rules|rule book|commands?|orders|policies|limits|limitations|filters?|context|training|messages?|conversation|told|safeguards?|protocols?|configuration|restraints|moderation|settings)\\b';
const show =
  '(?:show|print|reveal|repeat|output|display|tell|give|write|write out|copy|dump|leak|translate|summari[sz]e|list|disclose|expose|share|recite|echo|paste|return|spell out|state|quote|provide|send|describe|explain|export|read|type|reproduce|convert|encode|what (?:is|are|was|were|does|do)|what s)';
const secret =
  '(?:your (?:\\w+ ){0,3}(?:prompts?|instructions?|instruction set|rules|guidelines|configuration|config|settings|system message|directives|api keys?|secrets?|secret key|password|passwords|tokens?|credentials|environment|env|source code|training data|memory|parameters|weights|context window|developer message|guardrails|constraints|initial message|knowledge base files?)|(?:the |its |all )?(?:system|hidden|secret|initial|developer|internal|original|confidential|base|root|admin) (?:prompts?|instructions?|message|rules you|config(?:uration)?|password|key|token|directives)(?! (?:of|for|to|from|in|on|by|about) (?!(?:this|our|you|the (?:chat|conversation|prompt|system))\\b))|(?:the )?(?:api|secret|access|private) keys?|(?:the )?(?:environment variables?|env(?:ironment)? file|admin password|bot token|telegram token|discord token|database (?:password|url|credentials)))\\b';

export const en: AttackPatterns = {
  view: 'phrases',
  always: [
    new RegExp(`${order}${softly}${dismiss} ${whose}${rules}`),
    new RegExp(
      `${order}${dismiss} (?:everything|anything|all|what(?:ever)?)(?: that)?(?: \\w+){0,3} (?:above|before|so far|told|said|learned|previously|instructed|earlier|were given)\\b`,
    ),
    /\b(?:from now on|henceforth|starting now|as of now|for the rest of (?:this|the) (?:chat|conversation)) (?:\| )?(?:you|act|answer|respond|reply|call|ignore|your|speak|every)\b/,
    /\byou are no longer \w+|\byou are (?:now|hereby) (?:a |an |the |my |in |called |named |going to |not |bound |just |free|being |dan\b|stan\b|evil|root|admin|unrestricted|jailbroken|unlocked|chatgpt|gpt|operating)/,
    /(?:^|\| |\b(?:please|now|then|and|you (?:will|must|should)|to|let s|can you|could you|i want you to) )(?:pretend|role ?play|imagine|act|behave|respond|answer|reply|speak|talk|simulate|impersonate) (?:to be|that you|you are|you re|like (?:a|an|you|my|my late|dan)|as (?:if|though|a|an|my|dan|root|admin|another|if you|the (?:minister|president|prime minister|admin|developer|system|evil|opposite))|being|yourself as|me as|an? (?:ai|assistant|chatbot|person|hacker|terminal))\b/,
    /\b(?:dan|god|sudo|unrestricted|jailbreak|uncensored|evil|opposite) mode\b/,
    /\bdo anything now\b|\bjailbroken\b|\bunfiltered (?:ai|answer|response|assistant)\b|\bno ethical (?:limits|guidelines)\b/,
    /\b(?:without|with no|free (?:of|from)|no) (?:any |your |the |all )?(?:restrictions?|filters?|censorship|guardrails|moral|ethical|safety (?:rules|filters|checks)|limitations|content polic(?:y|ies))\b.{0,60}\b(?:answer|respond|reply|tell|you|ai|assistant|speak)\b|\b(?:answer|respond|reply|speak|talk|you are|tell me)\b.{0,40}\b(?:without|with no|free (?:of|from)) (?:any |your |the |all )?(?:restrictions?|filters?|censorship|guardrails|safety (?:rules|filters|checks)|limitations|content polic(?:y|ies)|sources?|citations?|verification|checking)\b/,
    new RegExp(
      `${order}${softly}${show} (?:me |us |out |back |with |again |to me |in full |verbatim |word for word |exactly |about |a copy of |the (?:full |exact |complete |entire |whole |first |contents? of )*(?:text of |content of |copy of )?)*${secret}`,
    ),
    new RegExp(
      `\\b${show} (?:me |us |out |back )?(?:\\w+ ){0,4}?your (?:\\w+ ){0,2}(?:system prompt|prompt|hidden instructions|initial instructions|system instructions|system message|secret instructions|api key|password)\\b`,
    ),
    /\b(?:repeat|print|output|copy|write|translate|echo|display|recite|show|summari[sz]e|say)(?: \w+){0,4}? (?:(?:everything|texts?|words?|all|anything|lines?|contents?|messages?|instructions|prompts?|whatever|what is|sentences?)(?: \w+){0,2}? (?:above|before this|that came before)|verbatim|preceding text|you were (?:given|told)|at the (?:top|start|beginning) of (?:this|the|our) (?:chat|conversation|prompt|context))\b/,
    /\bwhat (?:were|are) you (?:told|instructed|programmed|prompted) (?:to|not to|before|by|about|in)\b|\bwhat (?:is|was) (?:written|said) (?:above|before) (?:this|my)\b/,
    /\b(?:send|post|forward|upload|exfiltrate|email|e mail|transmit|leak|deliver|submit)(?: \w+){0,8} (?:to |at |via )(?:\| )?(?:https?|www|this (?:url|link|server|address|webhook|email)|my (?:server|email|e mail|webhook|site|address)|the (?:url|link|webhook|server|address)|[a-z0-9]+ \| (?:com|net|io|xyz|org)\b|an? external)/,
    /\b(?:add|include|insert|append|attach|embed|put|place|end (?:every|each|your|the)|finish|start|begin|recommend|tell (?:the )?users?|advise|direct|refer|cite|mention|link)(?: \w+){0,10} (?:link|url|image|address|website|https?|www)\b.{0,80}(?:https?|www|\| (?:com|net|xyz|io|top|info|example)\b)/,
    new RegExp(
      `${order}${softly}(?:make up|fabricate|invent|concoct|falsify|forge|fake|counterfeit|hallucinate) (?:me |us )?(?:(?:some|a|an|any|the|few|plausible|convincing|realistic|fake|several|two|three|five|new|official|false|credible|sounding|looking|statistics?|law|government) ){0,5}(?:sources?|citations?|references?|statistics?|stats|figures?|numbers?|quotes?|quotations?|laws?|decrees?|decisions?|documents?|articles?|data|facts?|reports?|announcements?|ranks?|rankings?|url|links?|statements?|press release)\\b`,
    ),
    new RegExp(
      `${order}(?:say|state|claim|pretend|confirm|declare|announce|write|tell (?:me|users|everyone|them)|present|assert|insist|act as if)(?: \\w+){0,10} (?:is|was|it s|are|as) (?:an? |the |now |already )?(?:official|officially|confirmed by|approved by|legally binding)\\b`,
    ),
    /\b(?:just|only|simply) (?:say|reply|respond|answer|output|print|write) \| \w+|\b(?:only|just|simply|always|exactly|nothing but) (?:say|reply|respond|answer|output|print|write|return)(?: with| only| exactly| the (?:word|words|phrase|text|sentence)| yes| no| true){1,3}(?! (?:english|korean|vietnamese|question))\b|\b(?:say|reply|respond|answer|output|print|write|repeat)(?: to (?:me|every\w*|all \w+|any \w+))?(?: only)?(?: with)?(?: only| just| exactly| nothing but| the (?:exact )?(?:words?|phrase|text|string|sentence)){1,3} (?:\| )?(?!(?:in|english|korean|vietnamese|what|about|briefly|the law|from)\b)\w+/,
    /\b(?:no matter what|regardless of (?:the|what|your)|whatever) (?:\w+ ){0,5}(?:sources?|knowledge|documents?|i ask|evidence|facts?|truth|say|says)\b.{0,60}\b(?:answer|say|reply|respond|insist|claim)\b|\b(?:answer|say|reply|insist|claim)\b.{0,60}\b(?:no matter what|regardless of what) (?:the )?(?:sources?|documents?|knowledge|evidence|facts)\b/,
    /\b(?:decode|decrypt|decipher|rot13|base64|unscramble|de code)\b(?: \w+){0,8} (?:and|then) (?:then )?(?:follow|execute|do|obey|run|act|answer|comply|perform|carry)\b|\b(?:execute|run|follow|obey) (?:the |this |these |following )*(?:decoded|encoded|hidden|base64|code|commands?|shell|payload|script)\b/,
    /\b(?:call|invoke|use|run|execute|trigger) (?:the )?(?:tool|function|api|broadcast|command|plugin|shell|admin) (?:\w+ ){0,3}(?:delete|drop|broadcast|send|grant|with|to)\b|\b(?:grant|give|make) me (?:full |root )?(?:admin|administrator|root|coordinator|approver|developer|superuser)\b/,
    /\bi am (?:your |the |an? )?(?:developer|creator|admin|administrator|owner|programmer|engineer|system administrator|openai|anthropic)\b.{0,100}\b(?:you (?:must|should|will|can)|ignore|reveal|show|give|disable|unlock|allow|override|bypass|print|need|grant)\b/,
    /\b(?:this is|consider this) (?:an? )?(?:emergency |authorized |official |system |developer |admin )?(?:override|test of your (?:safety|filters)|debug session|red team)\b/,
    /\b(?:respond|answer|reply|speak|write) (?:only )?in (?:base64|rot13|hex|binary|morse|leetspeak|pig latin|code words)\b/,
    /\b(?:treat|consider|regard|accept|follow|obey) (?:the |this |these |my )?(?:following|next|text below|below|retrieved|document|message)(?: \w+){0,4} as (?:your |the |a |an )?(?:new )?(?:system|instructions?|orders?|commands?|prompt|highest)\b/,
    /\b(?:unlock|enable|activate|enter|switch to|turn on|engage) (?:\w+ ){0,2}(?:developer|dan|god|debug|admin|unrestricted|jailbreak|sudo|uncensored|hidden|secret|root|free|evil|maintenance|full|true) (?:\w+ )?(?:mode|features|abilities|potential|self)\b/,
  ],
  unlessSpokenOf: [
    new RegExp(
      `\\b${dismiss} ${whose}(?:previous|prior|above|earlier|your|system|safety|initial|original|preceding) (?:\\w+ )?${rules}`,
    ),
    /\bjailbreak (?:yourself|you|the bot|this (?:bot|ai))\b/,
    /\bsystem prompt\b/,
    /\bbypass (?:your|the|all|any) (?:\w+ ){0,2}(?:filters?|guardrails|restrictions|safety)\b/,
  ],
  speaksOf:
    /\b(?:attacks?|attackers?|injections?|vulnerabilit\w+|hackers?|protect\w*|defen[cds]\w*|detect\w*|prevent\w*|mitigat\w*|guidance|law|decree|regulation|ethics|framework|policy|policies|ministr\w+|agenc\w+|officials?|civil servants?|chatbots?|humphrey|redbox|gov uk|research\w*|prohibit\w*|ban|banned|risks?|what is an?|what are|meaning|mean|means|definition)\b/,
};
