/** Common English words that have no other form: adjectives, adverbs, numbers. */
export const plainWords = `
able aboard abroad abrupt absent absolute abstract absurd abundant accessible accidental active acute adequate
adjacent advanced adverse aerial affordable afraid african again aggressive agricultural ahead airborne alive alleged
alone already also always amazing ambiguous ambitious amphibious ample ancient angry annual anonymous antitrust
anxious apart apparent appropriate approximate aquatic arbitrary armed artificial ashamed asleep atomic autocratic
automatic autonomous available awake aware away awful backward bad bankrupt bare basic beautiful best better beyond
big bilateral binding biological bipartisan bitter black blank bleak blind blue bold brave bright brilliant broad
broken brutal burning busy can capable careful careless casual catastrophic central certain cheap civic civil classic
classified clean clear clever clinical close coastal cold collective colonial colossal comfortable commercial common
communal comparable compatible competent competitive complete comprehensive compulsory conditional confident
confidential congressional considerable consistent constant constitutional constructive contemporary contentious
continental continuous controversial conventional convincing cool corporate correct corrupt costly covert crazy
creative credible critical crucial cruel cultural curious cyber cynical daily dangerous dark dead deadly deaf dear
decent decisive deep defensive deficient defunct deliberate delicate democratic dense dependent desirable desperate
destructive detailed different difficult digital diplomatic dirty disastrous discreet dishonest disputed distant
distinct diverse divine domestic dominant dormant dramatic dry dual due dull dumb eager early eastern easy ecological
economic economical educational effective efficient elderly electoral electric electrical electronic eligible
embarrassing eminent emotional empty enormous enough entire environmental equal erratic essential eternal ethical
ethnic eventual every evident evil exact excellent exceptional excessive exclusive existing exotic expensive explicit
external extra extraordinary extraterritorial extreme factual faithful false familiar famous far fast fatal favorable
favourable federal feeble female fertile fierce fifth financial first fiscal five fixed flexible fluent foolish formal
forthcoming fortunate forward four fragile free frequent fresh friendly frozen full functional fundamental furious
further generous genetic gentle genuine geopolitical global golden gradual grand grateful gray great green grey grim
gross guilty happy hard harmful harsh hawkish healthy heavy helpful hidden high historic historical holistic hollow
holy homeless honest honorary horizontal horrible hostile hot huge humane hungry hybrid hypersonic hypothetical
identical ideological illegal illegitimate illicit immediate immense imminent immoral immune impartial imperial
implicit important impossible impressive inadequate inclusive incoming incompetent inconsistent incorrect incredible
independent indigenous indirect indispensable industrial inevitable infamous infectious inflationary influential
informal inherent initial inland inner innocent innovative insecure inside insolvent instant insufficient intact
integral intelligent intense intensive intentional interim interior intermediate internal international intimate
invisible ironic irrational irregular irrelevant irresponsible islamic islamist judicial junior just keen large
lasting late latest lawful lazy leading left legal legislative legitimate lesser lethal liable likely limited literal
little local logical logistical long loose loud low loyal lucrative mad magnetic main major mandatory many marginal
maritime martial massive maternal mature may meaningful medical medieval memorable mental mere metropolitan might
mighty mild minimal minor missing mixed mobile modern modest molecular monetary monthly moral mortal multilateral
multinational multiple municipal must mutual naked narrow nasty natural naval nearby neat necessary negative nervous
neutral new next nice nine noble normal northern notable notorious nuclear numerous obscure obsolete obvious
occasional odd offshore old once ongoing online only onshore operational opposite optimistic optional oral ordinary
organic original orthodox outer outgoing outright outside overall overdue overnight overseas overt overwhelming
painful pale parallel parental parliamentary partial partisan passive patriotic peaceful peculiar pending perfect
peripheral permanent persistent personal petty physical plausible pleasant poisonous polar polite political poor
popular portable positive possible potent powerful practical pragmatic precarious precious precise predictable
preferential pregnant preliminary premature presidential prestigious previous primary prime primitive prior probable
problematic productive profitable profound prominent promising proper prosperous protective proud provincial
provisional psychological pure quick quiet radioactive random rapid rare raw ready real realistic reasonable recent
reciprocal reckless regional regular regulatory related relevant reliable religious reluctant remarkable remote
renewable repeated repressive residential resilient respective responsible restrictive retaliatory rich ridiculous
rigid rigorous robust rogue rough rude rural russian ruthless sacred sad safe salient same satisfied savage scarce
scientific second secondary sectarian secular seismic senior sensible sensitive separate serious seven severe sexual
shallow sharp short shy sick significant silent similar simple simultaneous sincere single six skeptical skilled slack
slight slim small smart smooth sober social soft sole solid soon sophisticated spare special specific spectacular
spiritual spontaneous stable stale stark static statutory steady steep sterile stern stiff still straight strange
strategic strict strong structural stubborn stupid subsequent substantial subtle successful successive sudden
sufficient suitable super superb superficial superior supersonic supplementary supreme sure surgical surprising
suspicious sustainable sweet swift symbolic sympathetic systematic systemic tactical tall tame tangible technical
technological temporary ten tense tentative terrible territorial thermal thick thin third thorough three tidal tight
tiny tired today together tolerant tonight total tough toxic traditional tragic transatlantic transitional transparent
tremendous tribal tropical true turbulent twice twin two typical ugly ultimate unable unacceptable unanimous unaware
uncertain unclear uncommon unconstitutional underground underwater undue uneasy unemployed unequal unexpected unfair
unfortunate unhappy unified unilateral unique united universal unknown unlawful unlikely unmanned unnecessary
unofficial unpopular unprecedented unpredictable unreasonable unrelated unsafe unstable unusual upcoming upper
upstream urban urgent useful useless usual utter vacant vague valid valuable vast verbal vertical very viable vicious
victorious violent virtual visible vital vivid vocal volatile voluntary vulnerable wary wasteful weak wealthy weekly
weird welcome well western wet whole wholesale wicked wide widespread wild wise wonderful wooden worldwide worse worst
worthless worthy wrong yearly yellow yesterday young zonal
`;

/**
 * Nouns without a plural, and words whose plural means something else (arms, goods, customs, talks): neither they nor what
 * seems their singular is met by another form.
 */
export const fixedWords = `
absence access advice agriculture aircraft aluminium aluminum ammonia ammunition anarchy antimony arbitration arm arms
arson artillery ashes asylum autonomy aviation barracks behavior behaviour biodiversity biotechnology bravery bribery
broadband butter calm cannabis capitalism cattle cement censorship chaos chassis cheese chemistry childhood cholera
circuitry citizenry clergy clothes clothing coal cobalt cocaine cocoa coffee communism compassion competence
competitiveness confusion conscription consolidation construction containment contamination cooperation copper corn
corps corruption cotton counterterrorism courage crude cruelty crypto custody custom customs cyanide cybercrime
cybersecurity cyberspace dairy damages data debris decency deer defamation defiance deflation deforestation depletion
despair deterrence diabetes diesel dignity diplomacy disarmament discontent disinformation displacement diversity
dominance dusk dust earnings east ecology ecommerce economics electricity electronics embezzlement employment
encouragement encryption endurance enforcement engineering enrichment enthusiasm equipment escapism espionage ethanol
ethics evidence exploitation extortion extremism fairness farming farmland fascism feedback fentanyl fiction financing
firefighting firepower firmware fish fitness flesh flexibility footage football foreign forestry freight friction
frustration fun funding fury gallium gambling gasoline geography geology geopolitics germanium glasses globalisation
globalization gold good goods goodwill governance graphite gravity grief guidance guilt gunfire hacking happiness
harassment hardware hatred headquarters health healthcare helium heroin homelessness honesty hospitality housing
humanity humidity humor humour hunger hydrogen hydropower hypocrisy immigration immunity imperialism implementation
imprisonment inaction inflation information infrastructure insolvency instability integration integrity intelligence
internet intimidation isolation ivory jewellery jewelry journalism justice knowledge laughter leadership leather
legitimacy leisure lending liberalisation liberalization lightning linen liquidity literacy literature lithium
litigation livestock logistics longevity loyalty luck luggage lumber machinery magnesium malaria malnutrition malware
management manganese mankind manpower manufacturing marijuana marketing mathematics mean means measles meat media
mercury methane midnight mining minutes misconduct misinformation mobilisation mobility mobilization modernisation
modernization momentum money morale morality music nationalism neodymium neon neutrality news nickel nitrogen noise
north northeast northwest nutrition obesity odds outskirts overcapacity oversight oxygen ozone palladium parking
patience patriotism peace peacekeeping people permafrost personnel petrol petroleum physics piracy planning plasma
platinum plutonium pneumonia poetry police politics polling pollution polonium polysilicon populism potash poverty
praise precision premises privacy proceeds procurement production progress proliferation propaganda prosperity
protectionism psychology publicity punditry racism radiation rain rainfall readiness recycling relevance reliability
reluctance remains repatriation research resentment resettlement resilience rhetoric rice robotics rubber rubbish
rubble ruthenium safety salmon salt sand savings scandium scarcity scrutiny seafood secrecy secularism segregation
separatism series sewage sexism sheep shipbuilding shipping silicon silk silver slavery sludge smoke smoking smuggling
snow soccer socialism software solidarity south southeast southwest sovereignty soy soya spacecraft species spectacles
spyware stability stagnation starvation statistics steel sugar sulfur sulphur supervision supremacy surveillance
sustainability sympathy talk talks tantalum taxation tea terrorism thanks timber tin titanium tobacco tourism
trafficking transparency transportation treason trespass tuition tungsten turbulence turmoil tyranny unemployment
unrest uranium vanadium vandalism violence volatility warfare warmth water wealth weaponry weather welfare west wheat
wildlife will wisdom wool works xenon yen yuan zeal zinc
`;
