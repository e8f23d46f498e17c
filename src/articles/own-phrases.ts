/**
 * The set phrases that outlets put around and between their paragraphs, in the languages that we know. All are matched at the
 * beginning of a block, and each table says how much of the block must go with it.
 */

/** Points the reader elsewhere: drops the block where a colon or a link follows, or where it is the whole block. */
export const pointers = toPhrases(`
also read|read also|also see|see also|also:|read more|read next|read the full|see more|more on this|more on|more from|more news|more stories|more:
related|related news|related stories|related story|related articles|related article|related coverage|related content|related reading|related topics|related links|related posts|related video
recommended|recommended for you|recommended reading|recommended stories|recommended articles|you may also like|you might also like|you may also be interested in|you may like|you may be interested in|you might like|what to read next|must read|must-read|don't miss|dont miss|in case you missed it|further reading|suggested reading|editor's picks|editors' picks|top stories|latest news|latest stories|most read|most popular|trending|trending now|popular now|popular|up next|watch|watch:|listen:|video:|in pictures|explainer:|opinion:|analysis:|highlights|background:|something to consider|story continues|keep reading|continue reading|click here|learn more|find out more|from the archive|from the archives|other stories|next article|previous article|next story|previous story
lesen sie auch|lesen sie mehr|lesen sie hier|auch interessant|mehr zum thema|mehr dazu|mehr lesen|mehr|weiterlesen|das könnte sie auch interessieren|zum thema|siehe auch|passend zum thema|empfohlener redaktioneller inhalt|meistgelesen
à lire aussi|a lire aussi|lire aussi|lisez aussi|lire la suite|lire également|voir aussi|à voir aussi|sur le même sujet|en savoir plus|à lire|pour aller plus loin|les plus lus|écouter aussi|notre sélection
lea también|lee también|lea además|lea más|lee más|leer más|vea también|ver también|te puede interesar|le puede interesar|también te puede interesar|más información|relacionado|relacionadas|noticias relacionadas|sigue leyendo|seguir leyendo|lo más leído|además
leggi anche|leggi tutto|leggi di più|leggi qui|vedi anche|per approfondire|approfondisci|potrebbe interessarti|ti potrebbe interessare|articoli correlati|i più letti|guarda anche
leia também|leia mais|leia ainda|veja também|veja mais|saiba mais|ver também|mais lidas|notícias relacionadas|relacionadas|continue lendo|continue a ler|assista
lees ook|lees meer|lees verder|bekijk ook|zie ook|meer over|meer lezen|ook interessant|gerelateerd|meest gelezen
läs också|läs mer|les også|les mer|læs også|læs mere|lue myös
czytaj też|czytaj także|czytaj więcej|czytaj również|czytaj dalej|zobacz też|zobacz także|zobacz również|przeczytaj też|przeczytaj także|więcej na ten temat|powiązane artykuły|polecamy
читайте также|читайте ещё|читать далее|читать также|читать дальше|смотрите также|подробнее|по теме|материалы по теме|ещё по теме|популярное|самое читаемое|новости по теме|рекомендуем
читайте також|читайте ще|дивіться також|читати далі|за темою|прочетете още|čtěte také|čítajte aj|citește și|citeşte şi|olvassa el|διαβάστε επίσης|διαβάστε ακόμη
ayrıca okuyun|ilgili haberler|ilgili haber|devamını oku|bunlar da ilginizi çekebilir|baca juga|lihat juga|baca selengkapnya|xem thêm|đọc thêm
اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|إقرأ أيضا|شاهد أيضا|شاهد أيضاً|مواضيع ذات صلة|اقرأ/ي أيضا|بیشتر بخوانید|مطالب مرتبط|קראו גם|קרא עוד|עוד בנושא
延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|相关报道|相關報導|相关文章|相關文章|推荐阅读|推薦閱讀|阅读更多|閱讀更多|更多新闻|热门新闻|精彩推荐|点击查看|点击阅读
関連記事|関連ニュース|関連リンク|あわせて読みたい|続きを読む|おすすめ記事|人気記事|もっと見る|関連トピックス|관련기사|관련 기사|많이 본 뉴스|함께 읽으면|यह भी पढ़ें|ये भी पढ़ें|और पढ़ें
`);

/** The whole block is one of these, give or take its last sign. */
export const labels = toPhrases(`
advert|advertisement|advertisements|advertising|ad|sponsored|sponsored content|paid content|promoted content|article continues below|article continues below advertisement|story continues below|story continues below advertisement|continue reading below|this slideshow requires javascript|skip to content|skip to main content|skip advert|skip ad|share|share this|share this article|share this story|share on facebook|share on twitter|share via email|share this:|like this:|print|email|tweet|facebook|twitter|whatsapp|telegram|linkedin|copy link|link copied|save|comments|comment|leave a comment|leave a reply|no comments|add a comment|view comments|show comments|post a comment|join the conversation|tell us what you think|loading|loading content|enlarge image|enlarge|view gallery|image|photo|video|audio|caption|close|open|menu|search|subscribe|subscribe now|sign up|sign in|log in|login|register|newsletter|back to top|top|home|next|previous|tags|topics|in this article|on this page|table of contents|about the author|about the authors|listen to this article|listen|show more|see all|view all|view author archive|email the author|follow|following|accept|accept all|i agree|got it|please enable javascript|advertisement - scroll to continue|report an error|report a typo|reprints|permissions|source: news agencies|end|ends|-ends-|###|photo gallery|click to enlarge|play video|watch video|more details|view more
anzeige|werbung|teilen|kommentare|drucken|merken|abonnieren|anmelden|startseite|nach oben|artikel anhören|inhalt
publicité|partager|commentaires|imprimer|s'abonner|se connecter|écouter|publicidad|compartir|comentarios|suscríbete|imprimir|pubblicità|condividi|commenti|stampa|abbonati|publicidade|anúncio|compartilhar|compartilhe|partilhar|comentários|assine|continua após a publicidade|continua dopo la pubblicità
advertentie|delen|reacties|deel dit artikel|reklama|udostępnij|komentarze|annons|annonse|annonce|dela|del|iklan|bagikan|реклама|поделиться|комментарии|подписаться|распечатать|поділитися|reklam|paylaş|yorumlar|إعلان|شارك|تعليقات|تبلیغات|פרסומת
广告|廣告|分享|评论|評論|打印|收藏|返回顶部|扫一扫|広告|シェア|コメント|ツイート|印刷|광고|공유|댓글|विज्ञापन
`);

/** Begins a box that asks for something: a subscription, an account, a click. A block that begins so goes, unless it is long. */
export const appeals = toPhrases(`
subscribe to|subscribe for|sign up for|sign up to|sign up here|sign up now|sign up today|join our|join us on|join the discussion|get our|get the latest|get updates|get unlimited|get full access|get access to|follow us|follow him|follow her|follow them|follow me|like us on|find us on|download our|download the|support our|support us|donate to|make a donation|become a member|already a subscriber|already a member|already have an account|log in to|sign in to|create a free|create an account|register to|register for free|register now|start your free|to continue reading|to read the full|to read more|this article is for subscribers|this story is for subscribers|this content is available to|this article is reserved|you have reached your|you've reached your|click here|tap here|have a tip|got a tip|do you have a|contact us|email us|write to us|tell us what|what do you think|share your thoughts|thank you for reading|thanks for reading|thank you for your|thanks for signing|please enable|your browser|this website uses cookies|this site uses cookies|we use cookies|by continuing to|by clicking|by signing up|by subscribing|by entering your|enter your email|your email address|we value your privacy|manage your|if you enjoyed this|if you like this|if you found this|if you'd like to read|enjoying this|never miss a|stay up to date|stay informed|don't forget to|this post may contain|we may earn|we may receive|we use income earning|when you buy through|some links may|listen to our|read the original|view original|watch the latest|give this article|gift this article
abonnieren sie|melden sie sich|jetzt abonnieren|jetzt anmelden|jetzt registrieren|folgen sie|folgen sie uns|unser newsletter|unseren newsletter|sie können den artikel|weiterlesen mit|diesen artikel weiterlesen|dieser artikel ist|wir verwenden cookies|diese website verwendet|mit dem newsletter|bleiben sie informiert|haben sie fehler|fehler gefunden
abonnez-vous|inscrivez-vous|suivez-nous|suivez nous|cet article est réservé|la suite est réservée|il vous reste|nous utilisons des cookies|ce site utilise|pour lire la suite|déjà abonné|retrouvez tous|retrouvez toute
suscríbete|suscríbase|regístrate|síguenos|síganos|recibe en tu correo|apúntate|este artículo es para|contenido exclusivo|utilizamos cookies|esta web utiliza|este sitio utiliza|para seguir leyendo|si te ha gustado
iscriviti|abbonati|seguici|unisciti|questo articolo è riservato|per continuare a leggere|utilizziamo i cookie|questo sito utilizza|inscreva-se|siga-nos|cadastre-se|clique aqui|este conteúdo é exclusivo|utilizamos cookies|este site utiliza|participe do
schrijf je in|meld je aan|volg ons|abonneer|blijf op de hoogte|dit artikel is|wij gebruiken cookies|deze website gebruikt|zapisz się|subskrybuj|obserwuj nas|dołącz do|ten artykuł jest|używamy plików cookie|ta strona używa|подписывайтесь|подпишитесь|подпишись|следите за|присоединяйтесь|читайте нас|зарегистрируйтесь|мы используем|этот сайт использует|нашли ошибку|нашли опечатку|если вы нашли|выделите ошибку|підписуйтесь|підпишіться|приєднуйтесь|prenumerera|följ oss|abone olun|bizi takip|berlangganan|ikuti kami|اشترك|تابعنا|تابعوا|انضم إلى|הירשמו
关注我们|关注微信|扫描二维码|扫码|点击订阅|立即下载|下载客户端|登录后|更多精彩|欢迎关注|追踪我們|訂閱|会員登録|会員限定|この記事は有料|この記事は会員|メルマガ|フォローする|登録すると|無料会員|뉴스레터|이 기사는 유료|अपने व्हाट्सएप
`);

/** Says where the text is from or whose it is: begins a block that is no sentence of the article. */
export const notices = toPhrases(`
copyright|©|all rights reserved|(c) 20|© 20|reprinted with|republished|this document is subject to copyright|this material may not be|this article was originally published|this story was originally published|this article originally appeared|this story originally appeared|this article first appeared|this article was first published|originally published|first published|citation:|filed under|posted in|tagged|tags:|tag:|topics:|categories:|category:|keywords:|source:|sources:|via syndigate|photo:|photos:|photo by|photo credit|photo illustration|photograph:|photograph by|picture:|pictures:|image:|image credit|image copyright|image source|image caption|images:|video by|video credit|illustration:|illustration by|credit:|caption:|file photo|file image|featured image|cover image|header image|read time|reading time|estimated reading time|time to read|written by|reported by|editing by|edited by|compiled by|additional reporting by|last updated|last modified|date published|first posted|short url|get short url|permalink|print edition|a version of this article|correction:|the views expressed|the opinions expressed|views expressed|opinions expressed|the author is|the writer is|disclaimer|this is an opinion|affiliate disclosure|media contact|media contacts|press contact|press contacts|media enquiries|media inquiries|press office|for media inquiries|contact:|contacts:|notes to editors|note to editors
quelle:|quellen:|foto:|fotos:|bild:|bildquelle|symbolbild|stand:|mit material von|schlagwörter|schlagworte|alle rechte vorbehalten|pressekontakt|source :|sources :|photo :|crédit|crédits|crédit photo|tous droits réservés|mots-clés|mots clés|contact presse|fuente:|foto de|etiquetas|todos los derechos|archivado en|contacto de prensa|fonte:|riproduzione riservata|© riproduzione|tutti i diritti|crédito|créditos|todos os direitos|edição:|tempo de leitura
bron:|alle rechten|beeld:|źródło:|fot.|zdjęcie:|wszelkie prawa|tagi:|источник:|фото:|теги:|все права|автор:|редактор:|джерело:|усі права|kaynak:|fotoğraf:|etiketler:|sumber:|المصدر|حقوق النشر|جميع الحقوق|منبع:|מקור:|צילום:
责任编辑|責任編輯|责编|編輯：|编辑：|来源：|來源：|（责任编辑|（责编|(责任编辑|【责任编辑|版权所有|版權所有|未经授权|未經授權|本文来源|免责声明|原标题|图片来源|圖片來源|图源|图为|圖為|记者：|作者：|校对|無断転載|写真：|写真=|出典|文責|（写真|© |저작권자|무단 전재|무단전재|ⓒ|사진=|[사진
`);

/** What blog software puts below a text in its feed: `The post … appeared first on …`. */
export const origins =
  /^(?:the post|this post|this article|this story|der beitrag|dieser beitrag|l['’]article|cet article|la entrada|el cargo|l['’]articolo|o post|o artigo|het bericht|artykuł|wpis|запись|inlägget|innlegget|indlægget)\s.{0,300}(?:appeared first|first appeared|was first published|originally appeared|erschien zuerst|est apparu en premier|se publicó primero|apareció primero|proviene da|è apparso per primo|sembra essere il primo|apareceu primeiro|apareceu antes|verscheen eerst|pochodzi z|впервые появилась|dök först upp|dukket først opp|blev først udgivet)/iu;

/** Where a text that is only the beginning of one says so, at its end. */
export const cutMarks =
  /(?:^|(?<=[.!?…。！？»”"')\]])\s*|\s*[[(>→»…]\s?)(?:read more|read the full (?:story|article|post|report)|read full (?:story|article)|read the rest|read on|continue reading|keep reading|full story|more »|weiterlesen|mehr lesen|lesen sie mehr|zum artikel|lire la suite|lire plus|en savoir plus|leer más|seguir leyendo|sigue leyendo|leggi tutto|continua a leggere|leggi l['’]articolo|leia mais|continue lendo|ler mais|lees verder|lees meer|läs mer|les mer|læs mere|czytaj dalej|czytaj więcej|читать далее|читать дальше|подробнее|читати далі|devamını oku|baca selengkapnya|اقرأ المزيد|阅读全文|閱讀全文|查看全文|続きを読む|더 보기|और पढ़ें)[^.!?。]{0,90}[.…\])»→>\s]*$/iu;

/** A table of phrases, by their first letter: most blocks begin with none, and must cost next to nothing. */
export interface Phrases {
  /** The phrase that a text begins with, as it stands there; null where there is none. */
  at(text: string): string | null;
}

function toPhrases(lines: string): Phrases {
  const byLetter = new Map<string, string[]>();
  for (const line of lines.split(/[|\n]/)) {
    const phrase = line.trim().toLowerCase();
    const letter = phrase[0];
    if (letter === undefined) continue;
    const list = byLetter.get(letter);
    if (list === undefined) byLetter.set(letter, [phrase]);
    else list.push(phrase);
  }
  // Longest first: of two that both begin a text the longer one says where the phrase ends.
  for (const list of byLetter.values()) list.sort((a, b) => b.length - a.length);
  return {
    at(text) {
      const list = byLetter.get(text.charAt(0).toLowerCase());
      if (list === undefined) return null;
      const begin = text.slice(0, 80).toLowerCase().replaceAll('’', "'");
      const phrase = list.find(
        (candidate) => begin.startsWith(candidate) && isEnd(candidate, begin.charAt(candidate.length)),
      );
      return phrase === undefined ? null : text.slice(0, phrase.length);
    },
  };
}

/** Whether a phrase ends here: not in the midst of a word, where its script has words. */
function isEnd(phrase: string, next: string): boolean {
  return !/\p{L}/u.test(next) || !/[\p{Ll}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]$/u.test(phrase);
}
