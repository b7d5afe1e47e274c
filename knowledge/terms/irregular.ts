/** English verbs and plurals that no rule brings to their base form: "did it begin" finds "it began". */

const forms =
  'begin:began,begun become:became bring:brought build:built buy:bought catch:caught choose:chose,chosen come:came ' +
  'cost:costs deal:dealt die:died,dies,dying draw:drew,drawn drive:drove,driven eat:ate,eaten fall:fell,fallen feed:fed feel:felt ' +
  'fight:fought find:found fly:flew,flown forget:forgot,forgotten freeze:froze,frozen get:got,gotten ' +
  'give:gave,given go:went,gone grow:grew,grown hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lead:led ' +
  'leave:left lend:lent lose:lost make:made mean:meant meet:met pay:paid ride:rode,ridden ring:rang,rung rise:rose,risen run:ran ' +
  'say:said see:saw,seen seek:sought sell:sold send:sent shake:shook,shaken shoot:shot shrink:shrank,shrunk sing:sang,sung ' +
  'sink:sank,sunk sit:sat sleep:slept speak:spoke,spoken spend:spent stand:stood steal:stole,stolen stick:stuck strike:struck ' +
  'swear:swore,sworn swim:swam,swum take:took,taken teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown ' +
  'understand:understood undergo:underwent,undergone undertake:undertook,undertaken wake:woke,woken wear:wore,worn win:won ' +
  'withdraw:withdrew,withdrawn write:wrote,written overcome:overcame oversee:oversaw,overseen forbid:forbade,forbidden ' +
  'lie:lay,lain bind:bound break:broke,broken breed:bred arise:arose,arisen awake:awoke bear:bore,borne bend:bent bite:bit,bitten ' +
  'blow:blew,blown burn:burnt creep:crept dig:dug dream:dreamt foresee:foresaw,foreseen lay:laid lean:leant learn:learnt ' +
  'man:men woman:women child:children person:people foot:feet tooth:teeth mouse:mice life:lives wife:wives leaf:leaves half:halves ' +
  'thief:thieves knife:knives wolf:wolves crisis:crises analysis:analyses basis:bases index:indices datum:data criterion:criteria ' +
  'phenomenon:phenomena medium:media';

/** From each irregular form to its base. */
export const baseForms: ReadonlyMap<string, string> = new Map(
  forms.split(' ').flatMap((line): [string, string][] => {
    const [base = '', list = ''] = line.split(':');
    return list.split(',').map((form) => [form, base]);
  }),
);
