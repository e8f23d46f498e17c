/** Common English nouns with a plural, as the news has them. Plurals are worked out. */
export const nouns = `
ability abortion abuse abuser academic academy accent acceptance accident accomplice accord account accountability
accountant accuracy accusation achievement acid acquisition acre act action activism activist activity actor actress
ad addict addiction addition address adjustment administration administrator admiral admission adolescent adult
advance advantage adventure adversary advertisement adviser advisor advisory advocacy affair affiliation agency agenda
agent aggression aggressor agreement aid aide aim air airbase airbus airfield airline airliner airport airspace
airstrike airway aisle alarm album alcohol algorithm alien allegation alliance allocation allowance ally alphabet
alternative amazon ambassador ambition ambulance ambush amendment amnesty amount analysis analyst anarchist ancestor
anchor angle animal anniversary announcement answer antibody apartment apparatus appeal appearance appendix appetite
apple appliance applicant application appointee appointment apprentice approach aquifer arbitrator archbishop
archipelago architect architecture archive area arena argument aristocrat army arrangement arrest arrival arsenal art
artefact article artifact artist ash aspect assassin assassination assault assembly assessment asset assignment
assistance assistant association assumption asteroid astronaut athlete atmosphere atom atrocity attack attacker
attempt attendee attitude attorney attraction auction audience audit auditor aunt author authorisation authority
authorization autocracy autocrat automaker automobile autumn avenue average award axis baby back bacterium bag baker
balance ball balloon ballot ban band bandit bank banker banking banknote bankruptcy bar barber bargain barge barrage
barrel barrier base basin basis basket bath battalion battery battle battlefield battleground bay beach beam bean bear
beast bed beef beer beginner beginning belief believer bell belt bench beneficiary benefit bet bicycle bid bidder bike
bill billion billionaire biofuel biography biologist biology bird birth bishop bit blacklist blackout blame blast
blaze blizzard bloc block blockade blockchain blog blood bloom blow board boat body bolt bomb bomber bombing bond bone
bonus book booklet boom boost boot border borrower boss bottle bottleneck bottom boundary box boy boycott bracket
brain branch brand breach bread breadth breakdown breakfast breakthrough brewer brewery bribe brick bride bridge brief
briefing brigade broadcast broadcaster broker brokerage brother budget buffalo buffer builder building bullet bulletin
bunker burden bureau bureaucracy bureaucrat burglar burglary burn bus bush business businessman businesswoman buyback
buyer buyout bystander cabin cabinet cable cadence cadet cafe calculation calendar calf caliphate call caller camera
camp campaign campaigner campus canal cancer candidacy candidate cannon canon canyon cap capability capacity capital
capitalist capitol captain captive capture car carbon card cardinal career caretaker cargo carmaker carrier cartel
cartridge case cash casino castle casualty cat catalyst catastrophe category caterpillar cathedral caucus cause
caution cave cavern ceasefire ceiling celebration celebrity cell cellphone cemetery censor census cent centenary
center centimeter centimetre centre century ceremony certainty certificate chain chair chairman chairwoman challenge
challenger chamber champion championship chance chancellor change channel chapel chapter character characteristic
charge charger charity chart charter chatbot chatroom cheer chef chemical chemist chest chevron chicken chief child
chip chipmaker chipmaking chord church cigarette cinema circle circuit circumstance cite citizen citizenship city
civilian civilisation civilization claim claimant clamp clan clash class classroom clause cleric clerk client cliff
climate clinic clinician clique clock clone closure cloud club clue coach coalition coast coastguard coastline code
coin coke collaboration collaborator collapse colleague collection collector college collision colonel colonialism
colonist colony color colour column columnist combat combatant combine comedian comedy comet comfort command commander
commando comment commentary commentator commerce commission commissioner commitment committee commodity commune
communication communique communist community commuter companion company comparison compartment compensation
competition competitor complaint complex complexity compliance complication component composer composition compound
compromise computer comrade concentration concept concern concert concession conclusion condition conduct conference
confession confidence configuration confirmation conflict confrontation conglomerate congress congressman
congresswoman connection conscience conscript consensus consent consequence conservation conservative consideration
consignment consortium conspiracy constable constellation constituency constituent constitution constraint consul
consulate consultancy consultant consultation consumer consumption contact container contempt contender content
contest contestant context continent contingency contract contraction contractor contradiction contrast contribution
contributor control controller controversy convention conversation conversion conviction convoy cook coordination
coordinator cop copy core cork coronavirus corporation corpse correction correspondent corridor corvette cost cottage
council councillor counsel counselor count counter counterattack counterfeit counteroffensive counterpart country
countryside county coup couple courier course court courthouse courtroom cousin cover coverage cow crack crackdown
craft craftsman crash crater creation creator credential credibility credit creditor creek crescent crew cricket crime
criminal crisis criterion critic criticism critique crop cross crossing crossroad crowd crown cruise cruiser crusade
crush cryptocurrency culprit cult culture cup curb curfew currency current curriculum curve customer cut cyberattack
cycle cyclist cyclone dam damage danger dashboard database dataset date daughter dawn day deadline deadlock deal
dealer dealership death debacle debate debrief debt debtor debut decade decision deck declaration decline decoy
decrease decree deduction default defeat defection defector defence defendant defender defense deficiency deficit
definition degree delay delegate delegation deletion delight delivery delta demand demise democracy democrat
demographic demolition demonstration demonstrator denial denomination density dentist department departure dependence
dependency deploy deployment deportation deportee deposit depositor depot depreciation depression depth deputy
derivative descendant desert deserter design designation designer desk destination destroyer destruction detachment
detail detainee detection detective detector detention deterioration determination deterrent detonator detour
devaluation developer development device devil devotion diagnosis dialect dialogue diamond diaspora dictator
dictatorship diet difference difficulty dignitary dilemma dimension dinner dinosaur dioxide diplomat direction
directive director directorate directory disability disadvantage disagreement disappearance disappointment disaster
discipline disclosure discount discourse discovery discrepancy discretion discrimination discussion disease dismissal
disorder dispatch display disposal dispute disruption dissent dissident distance distillery distribution distributor
district disturbance diversification diversion dividend division divorce dock doctor doctrine document documentary
documentation dodge dog dollar domain dome dominion donation donkey donor door dose doubt dove downfall downgrade
download downtown downturn dozen draft drama drawdown drawing dream dress drill drink driver drone drop drought drug
drum duke duo duration duty dwelling dynamic dynasty eagle ear earth earthquake echo eclipse ecologist economist
economy ecosystem edge edition editor editorial education educator effect effectiveness efficiency effort egg ego
elder election electorate electrician electrode electrolyser electron element elephant elevation elite email embargo
embassy emblem embrace embryo emergence emergency emigrant emigration emir emirate emission emotion emperor emphasis
empire employee employer enclave encounter endorsement endowment enemy energy enforcer engagement engine engineer
enlargement enquiry enrollment enrolment enterprise entertainer entertainment entity entrance entrant entrepreneur
entry envelope environment environmentalist envoy epicenter epicentre epidemic episode epoch equality equation equator
equilibrium equity equivalent era erosion error eruption escalation escape essay essence establishment estate estimate
estimation ethnicity euro evacuation evacuee evaluation evening event evolution exam examination example exception
excess exchange excise excitement exclusion excuse execution executioner executive exemption exhibition existence exit
exodus expansion expansionism expat expectation expedition expenditure expense experience experiment experimentation
expert expertise expiration expiry explanation exploit exploration explosion explosive export exporter exposure
expression expulsion extension extent extinction extract extraction extradition extremist eye eyewitness fabric
fabrication face facility fact faction factor factory faculty failure fair faith fake fall fallout famine fan fantasy
fare farm farmer fascist fashion fatality fate father fatigue fault favor favour fear feast feature fee feed feeling
felon felony fence ferry fertiliser fertility fertilizer festival feud fever fiasco field fight fighter figure file
film filmmaker filter final finance financier finding fine finger fingerprint finish fintech fire firearm firefight
firefighter firewall firm fisher fisherman fishery fishing fist fixture flag flagship flame flank flare flash
flashpoint flat flaw fleet flex flight flint flood floor flotilla flour flow flower flu fluctuation fluid focus fog
folk follower food foot footballer footprint force ford forecast forecaster forehead foreigner forest forge forger
forgery form formation former formula fort fortress fortune forum foundation founder foundry fountain fox fraction
fracture fragment framework franchise fraud fraudster freedom freelancer freeway freezer freighter frenzy frequency
friend friendship frigate front frontier frontline frontrunner fruit fuel fugitive function fund fundamentalist
fundraiser fundraising funeral furnace fusion future gain galaxy gallery gallon gamble gambler game gang gangster gap
garage garden garment garrison gas gate gateway gathering gauge gear gender gene general generation generator genius
genocide genome genre geologist germ gesture ghost giant gift girl girlfriend glacier glance glass globe glory goal
goat god golf government governor grade graduate grain grandchild grandfather grandmother grandparent grandson grant
grass grave greenhouse grenade grid grievance grip grocer grocery ground group grower growth guarantee guard guardian
guerilla guerrilla guest guide guideline gulf gun gunman gunship guru habit habitat hack hacker half hall hallmark
halt hamlet hand handler handset handshake hangar harbor harbour hardliner hardship harm harvest hat hate haul haven
hawk hazard head headline headmaster headwind healing hearing heart heat heating heaven hegemon hegemony height heir
heist helicopter hell helmet help herd heritage hero hiatus hierarchy highland highlight highway hijack hijacker hike
hill hint hip historian history hit hoax hobby hold holder holding hole holiday holocaust home homeland homeowner
homicide honor honour hope horizon hormone horn horror horse hospice hospital host hostage hostility hotel hotline
hotspot hour house household housewife hub hull human humanitarian humiliation hundred hunt hunter hurdle hurricane
husband hydrocarbon hypothesis ice iceberg icebreaker icon idea ideal identification identity ideology idol illness
illusion image imagery imagination imam imbalance immigrant impact impasse impeachment implant implication import
importance importer imposition impression improvement impulse inability inauguration incentive incident inclusion
income increase incumbent incursion independence index indication indicator indictment indifference individual
industrialist industry inequality inevitability infant infantry infection infiltration inflow influence influencer
influx infringement ingredient inhabitant inheritance initiative injection injunction injury injustice inmate
innovation innovator inquest inquiry insect insider insight inspection inspector inspiration installation instance
instinct institute institution instruction instructor instrument insult insurance insurer insurgency insurgent
insurrection intellectual intensity intent intention interaction intercept interceptor interest interference
intermediary interpretation interpreter interval intervention interview interviewer intifada introduction intruder
intrusion intuition invader invasion invention inventor inventory invest investigation investigator investment
investor invitation invite invoice iron irony irregularity irrigation island isle isotope issuance issuer item jaguar
jail jam javelin jersey jet jewel jihad jihadi jihadist job jobseeker joint joke journal journalist journey joy judge
judgement judgment judiciary juice jump juncture jungle junta jurisdiction juror jury key keyboard keynote kick kidnap
kidnapper kidnapping kidney kill killer killing kilogram kilometer kilometre kilowatt king kingdom kit kitchen knife
knight lab label labor laboratory laborer labour labourer lad lady lake lament lamp land landfall landfill landlord
landmark landmine landowner landscape landslide lane language laptop laser launch laureate law lawmaker lawn lawsuit
lawyer layer layoff lead leader leaf leaflet league leak leakage lease lecture lecturer leg legacy legalisation legend
legion legislation legislator legislature lender length lens leopard lesson letter level leverage liability liaison
liar liberal liberation liberator liberty librarian library licence license licensee lid lie lieutenant life lifeline
lifestyle lifetime lift light likelihood limb limestone limit limitation line liner link lion lip liquid liquidation
list listener liter litre litter livelihood liver living loan lobby lobbyist locality location lock lockdown
locomotive lodge log logic loophole loot lord lorry loser loss lot lottery loudspeaker love lover loyalist lunch lung
luxury machine madness mafia magazine magic magistrate magnate magnet magnitude maid mail mainland mainstream
maintenance majority makeover maker male mammal man manager mandate manhunt manifesto manipulation manner manoeuvre
mansion manufacturer manuscript map marathon march margin marine mark market marketer marketplace marriage marshal
martyr mask mass massacre master mastermind match material mathematician matrix matter maturity maximum mayor meadow
meal meaning measure measurement mechanic mechanism medal mediation mediator medication medicine medium meeting
megawatt member membership memo memoir memorandum memorial memory menace mentality mention mentor menu mercenary
merchandise merchant mercy merger merit mess message messenger metal metaphor meteorite meteorologist meter method
methodology metre metro metropolis microbe microchip microelectronics micron microphone microprocessor microscope
middle middleman midterm migrant migration mile milestone militancy militant military militia militiaman milk mill
millennium miller milligram millimetre million millionaire mind mine minefield miner mineral minesweeper minimum
minister ministry minority minute miracle mirror miscalculation misery missile mission missionary mistake mistrust mix
mixture mob mode model moderate moderation moderator modification module molecule moment monarch monarchy monastery
monitor monk monkey monopoly monsoon monster month monument mood moon moratorium morning mortality mortar mortgage
mosaic mosque mosquito mother motion motivation motive motor motorcycle motorist motorway mountain mountaineer mourner
mouse mouth movement movie murder muscle museum musician mutation mutiny mystery myth name nanometer nanometre
narcotic narrative nation national nationalisation nationalist nationality nationalization native nature navigation
navy necessity neck need negligence negotiation negotiator neighbor neighborhood neighbour neighbourhood nerve nest
net network newborn newcomer newsletter newspaper newsroom niche nickname night nightclub nightmare nomination nominee
norm normalisation normality normalization nose nosedive notebook notice notion novel novelist nucleus nuisance number
nurse nursery nutrient oath objection objective obligation observation observatory observer obsession obstacle
obstruction occasion occupant occupation occupier occurrence ocean offence offender offense offensive offer offering
office officer official offshoot offspring oil oilfield olive ombudsman omission onion onlooker onset onslaught
opening opera operation operative operator opinion opponent opportunity opposition oppression oppressor optimism
option orange orbit orchard orchestra ordeal order ordinance ordnance ore organ organisation organiser organization
organizer orientation origin orphan orphanage outage outbreak outburst outcome outcry outfit outflow outlaw outlet
outlook outpost output outrage outsider outsourcing oven overdose overhaul overture owner ownership pace pack package
packet pact page pain painter painting pair palace palm pamphlet pandemic panel panic paper parachute parade paradise
paradox paragraph paralysis paramedic paramilitary paranoia parasite parcel pardon parent parish parity park
parliament parliamentarian parole part participant participation particle partner partnership party pass passage
passenger passion passport password past pasta pastor patch patent path pathogen pathway patient patriot patrol patron
pattern pause pavement pavilion pay payload payment payout payroll peacekeeper peacock peak peasant penalty pencil
peninsula pension pensioner percent percentage perception perfection performance performer peril perimeter period
permission permit perpetrator persecution persistence person persona personality perspective pessimism pest pesticide
petition petrochemical pharmaceutical pharmacist pharmacy phase phenomenon philanthropist philosopher philosophy
phoenix phone phosphate photo photograph photographer photography photon phrase physician physicist piece pier pig
pilgrim pilgrimage pill pillar pilot pioneer pipe pipeline pirate pistol pit pitch place plague plain plaintiff plan
plane planet planner plant plantation plastic plate plateau platform player playground plaza plea pleasure pledge
plenum plot plug plunder plunge pocket podcast podium poem poet point poison poisoning polarisation polarization pole
policeman policewoman policy policymaker politburo politician poll pollutant polluter polymer pond pool pope
popularity population populist pork port portfolio portion portrait pose position possession possibility post postcard
poster postponement potato potential pothole powder power practice practitioner prayer preacher precaution precedent
precinct predator predecessor predicament prediction prefect prefecture preference pregnancy prejudice prelude premier
premiere premium preparation presence presenter preservation presidency president press pressure prestige prevention
price priest priesthood principal principle printer priority prison prisoner private privatisation privatization
privilege prize probability probe problem procedure proceeding process processor producer product productivity
profession professional professor profile profit profitability profiteering program programme programmer programming
progressive project projectile projection prominence promise promoter promotion proof propagandist property prophet
proponent proportion proposal proposition prosecution prosecutor prospect prostitute prostitution protection
protectionist protector protectorate protein protest protester protestor protocol prototype proverb provider province
provision provocation proximity proxy psychiatrist psychologist pub public publication publisher pulse puma pump
pundit punishment pupil puppet purchase purchaser purge purpose pursuit puzzle quad qualification quality quantity
quantum quarantine quarrel quarry quarter quarterback queen quest question questionnaire queue quota quotation rabbi
rabbit race racist racket radar radical radicalisation radio radioactivity radius raft rage raid raider rail railroad
railway rainforest rally ram ramp ranch range rank ransom ransomware rape rapist rapper rapporteur rapprochement rat
rate ratification rating ratio ration rationale ray reaction reactor reader reality realm rear reason reassurance
rebel rebellion rebound rebuke recall receipt receiver reception recession recipe recipient recognition recommendation
reconciliation reconnaissance reconstruction record recovery recruit recruiter recruitment red reduction reef referee
reference referendum refinance refiner refinery reflection reform reformer reformist refuge refugee refund refusal
regime regiment region register registration registry regret regulation regulator rehabilitation rehearsal reign
relation relationship relative relaxation release reliance relief religion remainder remark remedy reminder remittance
remnant removal renaissance renewal rent rental reorganisation repair reparation repeal repercussion replacement
replica report reporter reporting repository representation representative repression reprisal reproduction republic
republican reputation request requirement rescue rescuer researcher reservation reserve reservist reservoir residence
residency resident resignation resistance resolution resort resource respect respondent response responsibility rest
restaurant restoration restraint restriction restructuring result resumption retailer retaliation retention retirement
retreat return reunification reunion revelation revenge revenue reversal review revision revival revolt revolution
revolutionary reward rhythm rider ridge rifle right riot rioter rise riser risk ritual rival rivalry river road
roadblock roadmap roadside roaming robber robbery robot rock rocket rod role rollout romance roof rookie room root
rope rotation round route router routine rover row royal royalty rug ruin rule ruler ruling rumor rumour runner runway
rupture rush sabotage saboteur sacrifice safeguard saga sage sailor saint sake salary sale salesman salute sample
sanction sanctity sanctuary sand satellite satire satisfaction saving savior scale scam scammer scandal scapegoat scar
scenario scene schedule scheme scholar scholarship school schoolboy schoolchild schoolgirl science scientist scope
score scramble scrap screen screening script sculpture sea seabed seafarer seal seaport search season seat secession
secret secretariat secretary sect section sector security sediment seed segment seizure selection sell semester
semiconductor seminar senate senator sensation sense sensitivity sensor sentence sentencing sentiment separation
separatist sequence sergeant servant server service serviceman session setback setting settlement settler severity sex
shadow shaft share shareholder shark sheet sheikh shelf shell shelling shelter shepherd sheriff shield shift ship
shipbuilder shipment shipowner shipwreck shipyard shirt shock shoe shoot shooter shooting shop shopkeeper shopper
shopping shore shortage shortcoming shortfall shot shoulder show showdown shower shrine shutdown shuttle sibling side
sidewalk siege sight sign signal signatory signature significance signing silence simulation sin singer sink sister
site situation size skeptic sketch ski skill skin skipper skirmish sky skyscraper slash slate slaughter slave sleep
slice slide slogan slope slot slowdown slum slump smartphone smartwatch smear smell smelter smuggler snake snap sniper
snowflake socialist society socket soil sojourn solar soldier solution solvent son song soul sound source souvenir
sovereign soybean space spaceship span spark speaker specialist specification specimen spectacle spectator spectrum
speculation speculator speech speed spell spend sphere spice spider spike spill spillover spin spine spinoff spiral
spirit spite spokesman spokesperson spokeswoman sponsor sponsorship spot spotlight spouse spread spree spring sprint
spy squad squadron square stablecoin stadium staff stage stairs stake stakeholder stalemate stall stamp stance stand
standard standing standoff standpoint standstill star start starter startup state statehood statement statesman
station statistic statue stature status statute stay steam steelmaker steelworker step sticker stigma stimulus stock
stockbroker stockpile stomach stone stop stopgap storage store storm story strain strait strand stranger strategist
strategy stream street strength stress stretch strike striker string strip stripe stroke stronghold structure struggle
student studio study stuff style subcommittee subcontractor subject submarine submission subpoena subscriber
subscription subsidiary subsidy substance substitute substitution suburb subway success succession successor
suggestion suicide suit suite sum summary summer summit summon sun sunlight superintendent supermarket superpower
supervisor supplement supplier supply support supporter surface surge surgeon surgery surplus surprise surrender
survey survival survivor suspect suspension suspicion swap swarm swing switch sword symbol sympathiser symptom
synagogue syndicate syndrome synergy synthesis system table tablet taboo tactic tail takeoff takeover tale talent
tally tank tanker tap tape tapestry target tariff task taskforce taste tax taxi taxpayer teacher teaching team tear
technician technique technocrat technology teenager telecom telecommunication telegram telephone telescope television
temperature tempest template temple temptation tenant tendency tender tenor tension tent tenure term terminal
termination terminology terrain territory terror terrorist test testament tester testimony text textbook textile
texture theater theatre theft theme theocracy theologian theory therapist therapy thermometer thesis thief thing
thinker thinking thought thread threat threaten threshold thriller throat throne thrust thug thunderstorm tick ticket
tide tie tiger time timeframe timeline timetable timing tip tissue title toast toddler toilet token tolerance toll
tomahawk tomato tomb tomorrow ton tone tonne tool tooth top topic tornado torpedo tortoise torture touch tour tourist
tournament towel tower town township toy trace track tractor trade trademark trader tradition traffic trafficker
tragedy trail trailer train trainee trainer training trait traitor trajectory tranche transaction transcript transfer
transformation transistor transit transition translation translator transmission transport trap trauma travel traveler
traveller treasure treasurer treasury treatise treatment treaty tree trek trench trend trial triangle tribe tribunal
tribute trick trident trigger trillion trio trip triumph troop trophy trouble truce truck trucker truss trust trustee
truth tsunami tube tumble tumor tumour tunnel turbine turkey turn turnaround turning turnout turnover tutor tutorial
tweet tycoon type typhoon tyrant ultimatum umbrella umpire uncertainty uncle underdog understanding undertaking
underwriter union unionist unit unity universe university upgrade uprising upset upside upturn usage user utility
vacancy vacation vaccination vaccine vacuum vale valley valuation value valve van vandal vanguard variable variant
variation variety vat vault vegetable vehicle vein velocity vendor ventilator venture venue verdict verification
version vessel veteran veto vibration vice victim victor victory video view viewer viewpoint vigil vigilante villa
village villager villain vineyard violation violin virgin virtue virus visa visibility vision visit visitor vitamin
vocabulary voice void volcano volume volunteer vote voter voting voyage vulcan vulnerability wafer wage wagon wait
waiter waiver walk walker walkout wall waltz war ward warden warehouse warhead warlord warning warplane warrant
warranty warrior warship wartime waste watch watchdog waterfall waterway wave wavelength way weakness weapon web
website wed wedding week weekday weekend weight weightage whale wheel whistle whistleblower white widow widower width
wife wildfire willingness win wind windfall window wine wing winner winter wire wiretap wish withdraw withdrawal
witness wolf woman womb wonder wood word work worker workforce working workman workplace workshop world worldview
worry worsen worth wound wreck wreckage writer writing yacht yard year yield youngster youth zebra zero zone zoo zoom
`;
