/** What a page says about itself, whatever the article is about. Each is tried at the beginning of a sentence. */
const openings = [
  // invitations
  /^(?:read|see|watch|listen|click|tap|scroll|swipe|find out) (?:more\b|also\b|here\b|below\b|next ?:|now ?:|on ?:|the full (?:story|article|interview|video)|our\b)/i,
  /^(?:also (?:read|on|in the news)|more (?:stories|coverage|reading|on this story)|further reading|related (?:stories|articles|coverage|reading)|recommended|most read|(?:keep|continue) reading)\b/i,
  /^(?:sign up|subscribe|log in|sign in|register (?:now|here|for)|join us|follow us|follow (?:the (?:latest|author)|our)|download (?:the app|our)|get (?:our|the (?:latest|app|best of)))\b/i,
  /^(?:share this|email this|print this|support our (?:work|journalism|reporting|newsroom)|become a (?:member|subscriber)|enjoyed this|thank(?:s| you) for (?:reading|subscribing))\b/i,
  /^(?:would you like to|do you have (?:a|any) (?:story|tip|information|question)|have (?:a tip|your say)|contact (?:us|the (?:author|reporter|editor)))\b/i,
  // credits
  /^(?:additional |further )?(?:reporting|writing|editing|edited|written|compiled|photographs?|photography|photos?|pictures?|images?|video|graphics?|illustration|credit|caption|file (?:photo|picture)|sources?|translated)(?: by [\p{Lu}]| ?[:/©])/iu,
  /^with (?:additional )?(?:reporting|contributions?|files|inputs?) (?:by|from)\b/i,
  /^(?:getty|afp|ap|reuters|epa|shutterstock|istock) ?(?:images?|photo|\/|$)/i,
  /^(?:©|\(c\) |copyright (?:©|\(c\)|\d|by\b)|all rights reserved)/i,
  // notices
  /^(?:advertisement|sponsored|promoted)(?:[.:]?$| (?:by|content)\b)/i,
  /^(?:disclaimer|disclosure|editor['’]?s['’]? note|note to (?:readers|editors)|correction|clarification) ?[:(–—-]/i,
  /^this (?:article|story|post|page|report|piece|column|newsletter|content) (?:(?:was|is|has been|may have been) (?:first |originally |also |auto|updated|corrected|amended|produced|written|published|republished|part of|an opinion|for subscribers)|(?:first|originally) appeared|may contain|contains affiliate)/i,
  /^(?:the (?:views|opinions) expressed|(?:we|this (?:site|website)) uses? cookies|by (?:clicking|signing up|subscribing)|by continuing (?:to (?:use|browse)|you)|your (?:email|privacy|subscription)|please (?:enter|enable|try again|note|check your|subscribe)|javascript is)\b/i,
  /^the post .{1,300} (?:first )?appeared (?:first )?on\b/i,
  /^(?:last )?(?:updated|modified|published|posted)(?: ?:| on| at).{0,40}$/i,
  // other languages
  /^(?:lesen sie (?:auch|mehr|hier)|lies auch|mehr (?:dazu|zum thema|lesen)|zum thema ?:|hier klicken|jetzt (?:abonnieren|anmelden|lesen)|abonnieren sie|newsletter ?:|foto ?:|bild ?:|quelle ?:|anzeige ?(?::|$)|melden sie sich)/i,
  /^(?:(?:à )?lire (?:aussi|plus|la suite|également)|voir aussi|abonnez-vous|inscrivez-vous|suivez-nous|photo ?:|crédits? ?(?::|photo)|publicité ?(?::|$)|cliquez)/i,
  /^(?:le[ea] (?:también|más)|leer más|ver también|te puede interesar|suscríbe(?:te|ase)|síguenos|siga leyendo|foto ?:|imagen ?:|fuente ?:|publicidad ?(?::|$)|haga clic)/i,
  /^(?:leggi anche|iscriviti|leia (?:também|mais)|assine (?:a|o) |siga-nos|lees ook|czytaj (?:też|także|więcej)|zobacz też|abone ol)/i,
  /^(?:читайте (?:также|ещё|еще|нас)|подпи(?:шитесь|сывайтесь)|фото ?:|источник ?:|реклама ?(?::|$))/i,
  /^(?:اقرأ (?:أيضا|أيضاً|المزيد)|إقرأ أيضا|اشترك (?:الآن|في نشرتنا)|تابعونا|شاهد أيضا|المصدر ?:)/,
  /^(?:延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|更多新闻|点击(?:查看|进入|阅读|这里|下方)|點擊(?:查看|進入|閱讀|這裡|下方)|扫码|关注我们|訂閱(?:我們|本)|订阅(?:我们|本)|责任编辑|責任編輯|编辑[:：]|編輯[:：]|图[:：]|图片来源|圖片來源|来源[:：]|來源[:：]|版权(?:所有|归)|版權(?:所有|歸))/,
  /^(?:関連記事|あわせて読みたい|続きを読む|続きは|会員登録|この記事は|写真[:：=]|画像[:：]|提供[:：]|無断転載)/,
  /^(?:관련 ?기사|구독하|무단 ?전재|사진[:=]|저작권자)/,
];
/** What gives a sentence away wherever it stands. */
const anywhere =
  /\b(?:all rights reserved|cookie policy|click here|scroll down for|sign up (?:for|to) our|subscribe to our|our (?:free )?newsletter|follow us on|getty images|under a creative commons)\b/i;

/** Whether a sentence is about the page and not the news: an invitation, a credit, a notice. */
export function isBoilerplate(sentence: string): boolean {
  const head = sentence.slice(0, 400).trim();
  // "(Reporting by …)", "• Read more: …": what stands before the words says nothing.
  const bare = head.replace(/^[\s"'“”‘’«»>*•–—\-[(]+/, '').replace(/[\s.)\]]+$/, '');
  return anywhere.test(head) || openings.some((opening) => opening.test(bare) || opening.test(head));
}
