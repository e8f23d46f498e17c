/** What a page says about itself, whatever the article is about. Each is tried at the beginning of a sentence. */
const openings = [
  // invitations
  /^(?:read|see|watch|listen|click|tap|scroll|swipe|find out) (?:more|also|here|below|next|now|on|the full|our|down|to)\b/i,
  /^(?:also|more|further|related|recommended|most|keep|continue) (?:read|reading|on this|stories|coverage|articles|from|in this)\b/i,
  /^(?:sign up|subscribe|register|log in|sign in|join us|follow us|follow the|download (?:the|our)|get (?:the|our) (?:latest|free|app|best))\b/i,
  /^(?:share this|email this|print this|support our|donate|become a (?:member|subscriber)|enjoyed this|thank(?:s| you) for (?:reading|subscribing))\b/i,
  /^(?:would you like to|do you have (?:a|any) (?:story|tip|information|question)|have (?:a|your) (?:say|tip)|contact (?:us|the (?:author|reporter|editor)))\b/i,
  // credits
  /^\(?(?:additional |further )?(?:reporting|writing|editing|edited|written|compiled|photograph(?:s|y)?|photos?|pictures?|images?|video|graphics?|illustration|credit|caption|file (?:photo|picture)|source|sources|translated)(?: by\b| ?[:/©(])/i,
  /^with (?:additional )?(?:reporting|contributions?|files|inputs?) (?:by|from)\b/i,
  /^(?:getty|afp|ap|reuters|epa|shutterstock|istock) ?(?:images?|photo|\/|,|$)/i,
  /^(?:©|\(c\) |copyright\b|all rights reserved)/i,
  // notices
  /^(?:advertisement|sponsored|promoted|disclaimer|disclosure|editor['’]?s['’]? note|note to (?:readers|editors)|correction|clarification|this (?:article|story|post|page|report|piece|column|newsletter|content) (?:was|is|has|may|first|originally|appeared|contains))\b/i,
  /^(?:the (?:views|opinions) expressed|(?:we|this (?:site|website)) uses? cookies|by (?:clicking|continuing|signing|subscribing)|your (?:email|privacy|subscription)|please (?:enter|enable|try|note|check|wait|subscribe)|javascript\b)/i,
  /^the post .{1,300} (?:first )?appeared (?:first )?on\b/i,
  /^(?:last (?:updated|modified)|updated|published|posted)(?: ?:| (?:on|at)\b)/i,
  // other languages
  /^(?:lesen sie (?:auch|mehr|hier)|lies auch|mehr (?:dazu|zum thema|lesen)|zum thema|hier klicken|jetzt (?:abonnieren|anmelden|lesen)|abonnieren sie|newsletter|foto ?:|bild ?:|quelle ?:|anzeige\b|melden sie sich)/i,
  /^(?:(?:à )?lire (?:aussi|plus|la suite|également)|voir aussi|abonnez-vous|inscrivez-vous|suivez-nous|recevez|photo ?:|crédit|publicité|cliquez)/i,
  /^(?:le[ea] (?:también|más)|lea (?:también|más)|leer más|ver también|te puede interesar|suscríbe(?:te|ase)|síguenos|siga leyendo|foto ?:|imagen ?:|fuente ?:|publicidad|haga clic)/i,
  /^(?:leggi anche|iscriviti|leia (?:também|mais)|assine|siga-nos|lees ook|czytaj (?:też|także|więcej)|zobacz też|okuyun|abone ol)/i,
  /^(?:читайте (?:также|ещё|еще)|подпи(?:шитесь|сывайтесь)|фото ?:|источник ?:|реклама|читайте нас)/i,
  /^(?:اقرأ (?:أيضا|أيضاً|المزيد)|إقرأ أيضا|اشترك|تابعونا|شاهد أيضا|المصدر ?:)/,
  /^(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|更多新闻|点击|點擊|扫码|关注我们|訂閱|订阅|责任编辑|責任編輯|编辑[:：]|編輯[:：]|图[:：]|图片来源|圖片來源|来源[:：]|來源[:：]|版权|版權)/,
  /^(?:関連記事|あわせて読みたい|続きを読む|続きは|会員登録|この記事は|写真[:：=]|画像[:：]|提供[:：]|無断転載)/,
  /^(?:관련 ?기사|구독|무단 ?전재|사진[:=]|저작권)/,
];
/** What gives a sentence away wherever it stands. */
const anywhere =
  /\b(?:all rights reserved|privacy policy|terms (?:of (?:use|service)|and conditions)|cookie policy|click here|scroll down|sign up (?:for|to) (?:our|the|this)|subscribe to (?:our|the|this)|our (?:free )?newsletter|follow us on|getty images|(?:first|originally) published (?:on|in|by|at)|the conversation under a creative commons)\b/i;

/** Whether a sentence is about the page and not the news: an invitation, a credit, a notice. */
export function isBoilerplate(sentence: string): boolean {
  const head = sentence.slice(0, 400).replace(/^[\s"'“”‘’«»>*•–—\-[(]+/, '');
  if (anywhere.test(sentence.slice(0, 600))) return true;
  return openings.some(
    (opening) => opening.test(head) || (head.length < sentence.length && opening.test(sentence.slice(0, 400))),
  );
}
