/** How English questions say what they ask for. Patterns see lower case letters and single spaces. */

import type { AskedPatterns } from './patterns.ts';

export const en: AskedPatterns = {
  aspects: [
    [
      'date',
      /\b(when|what date|which date|what day|what year|which year|what month|how soon|take effect|came into force|in force|effective|start date)\b/,
    ],
    [
      'place',
      /\b(where|which city|what city|in which (city|country|province|place)|which country|which province|venue|location|headquarters|located)\b/,
    ],
    [
      'who',
      /\b(who|whom|whose|which (ministry|agency|organi[sz]ation|body|minister|authority|company)|led by|in charge|responsible|head of|headed|heads|chair|president|minister|chief|run by|conducted|organi[sz]ed by|predecessor|successor)\b/,
    ],
    [
      'money',
      /\b(how much|cost|costs|budget|price|fund|funding|funds|worth|fee|fees|paid|pay|pays|money|savings|save|saves|saved)\b/,
    ],
    [
      'rank',
      /\b(rank|ranks|ranked|ranking|rankings|position|place|placed|standing|how high|score|scores|scored)\b/,
    ],
    [
      'count',
      /\b(how many|number of|how large|how big|what share|percentage|percent|proportion|total|size)\b/,
    ],
    ['goal', /\b(goal|goals|aim|aims|target|targets|objective|objectives|purpose|intended)\b/],
    [
      'howto',
      /\b(how (do|does|can|to|should|could|would)|apply|application|procedure|steps|register|sign up|process)\b/,
    ],
    [
      'eligibility',
      /\b(eligible|eligibility|who (can|may) (apply|join|take|attend)|requirements?|qualify|qualification|conditions)\b/,
    ],
    ['duration', /\b(how long|duration|last|lasts|run for|period|until when|term)\b/],
    [
      'change',
      /\b(renamed|replace|replaced|replaces|merged|merge|still|now|currently|today|any longer|no longer|abolished|successor|became|become|happened to|these days|superseded)\b/,
    ],
    [
      'rule',
      /\b(require|requires|required|must|oblige|obligation|obligations|prohibit|prohibits|ban|bans|allowed|rule|rules|article \d+|penalty|fine|fines|provision|provisions|regulate|stipulate)\b/,
    ],
    [
      'recommendation',
      /\b(recommend|recommends|recommended|recommendation|recommendations|advice|advise|suggest|suggests)\b/,
    ],
    [
      'obstacle',
      /\b(obstacle|obstacles|barrier|barriers|challenge|challenges|bottleneck|bottlenecks|gap|gaps|difficult|difficulties|hinder|problem|problems|limitations?)\b/,
    ],
    [
      'result',
      /\b(result|results|outcome|outcomes|achieve|achieved|achievement|effect|effects|impact|delivered|improve|improved)\b/,
    ],
    [
      'view',
      /\b(say|said|says|speech|remark|remarks|propose|proposed|proposal|opinion|view|stress|stressed|emphasi[sz]e|comment|think|stated|highlight)\b/,
    ],
    ['plan', /\b(plan|plans|planned|upcoming|next|future|roadmap|schedule|will)\b/],
    [
      'history',
      /\b(history|origin|origins|established|founded|opened|began|begin|beginning|started|background|created|launched)\b/,
    ],
    [
      'part',
      /\b(component|components|consist|consists|include|includes|member|members|parts|made up|chapters|articles|pillars|areas)\b/,
    ],
    [
      'content',
      /\b(cover|covers|covered|offer|offers|provide|provides|contain|contains|theme|topic|topics|function|functions|features|do|does|content|contents|services?)\b/,
    ],
    [
      'definition',
      /\b(what is|what are|what was|what were|what s|define|definition|meaning|mean|means|stand for|stands for|tell me about|explain|describe|introduce)\b/,
    ],
  ],
  list: /\b(list|which .{0,30}(are|programmes|programs|courses|laws|exist|agreements|scholarships|assistants)|what are|name the|name all|enumerate|what .{0,20}(programmes|programs|courses|laws|obstacles|recommendations|agreements|scholarships|kinds|types))\b/,
  comparison:
    /\b(compare|compared|comparison|difference|differences|differ|differs|versus|vs|rather than|better than|similarities)\b/,
  timeline:
    /\b(timeline|over the years|over time|year by year|chronology|evolution|evolved|since \d{4}|trend)\b/,
  yesNo:
    /^(is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|am)\b|\b(right|correct|true|isn t it|is it not|doesn t it)$/,
  tag: /\b(right|correct|isn t it|is it not|doesn t it|didn t it|true)$/,
  now: /\b(now|currently|today|at present|present|latest|most recent|these days|still|nowadays)\b/,
  yearsAway: [
    [-1, /\b(last|previous|past) (year|yr|yrs)\b/],
    [-2, /\byear before last\b/],
    [0, /\bthis (year|yr)\b/],
    [1, /\b(next|coming) (year|yr)\b/],
  ],
  private:
    /\b(phone|telephone|hotline number|email|e mail|salary|salaries|wage|office hours|office hrs|opening hours|street address|password|bank account)\b/,
  why: /\b(why|how come|reason|reasons|cause)\b/,
  down: /\b(drop|dropped|fall|fell|fallen|decline|declined|decrease|decreased|lose|lost|slip|slipped|worse|down)\b/,
  up: /\b(rise|rose|risen|climb|climbed|increase|increased|gain|gained|improve|improved|jump|jumped|up)\b/,
};
