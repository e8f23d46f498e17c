/**
 * Common English verbs, as the news has them; their forms are worked out. A word whose verb means something else than the noun
 * that people ask for (share, stock, train, wind) is left out: it has a singular and a plural only.
 */
export const verbs = `
abandon abduct abolish absorb abstain abuse accelerate accept accompany accomplish accumulate accuse achieve
acknowledge acquire acquit activate adapt add adhere adjourn adjust administer admire admit adopt advertise advise
advocate affect affirm afford aggravate agree aid aim alert align allege alleviate allocate allow alter amass ambush
amend amplify analyse analyze annex announce annoy annul answer anticipate apologise apologize appeal appear appease
applaud apply appoint appreciate apprehend approve arbitrate argue arise arrange arrest arrive ask assassinate assault
assemble assert assess assign assist assume assure attach attack attain attend attract attribute audit authorise
authorize avert avoid await award back ban banish bankroll bargain beat become beg begin behave believe belong bend
benefit besiege bet betray bid bind blacklist blame blast block blockade bloom blow bluff boil bolster bomb bombard
boom boost borrow bounce boycott breach break breathe bribe bring broadcast build bulldoze burn burst bury buy bypass
calculate call cancel capture care carry catch cause cease celebrate censor certify challenge change charge chase
cheat check cheer choose circulate circumvent cite claim clamp clarify clash classify cling collaborate collapse
collect collide colonise colonize combat come command commemorate commence comment commission commit communicate
compare compel compensate compete compile complain complicate comply compose compromise conceal concede concentrate
conclude condemn conduct confer confess confine confirm confiscate conflict confront confuse congratulate connect
conquer consent consider consist consolidate conspire constitute construct consult consume contact contain contaminate
contemplate contend contest continue contract contradict contribute control convene converge convert convey convict
convince cooperate coordinate cope copy cost count counter crack crash create credit cripple criticise criticize cross
crumble crush curb curtail cut damage dare debate debrief decide decimate declare decline decouple decoy decrease
decrypt dedicate deem deepen default defeat defect defend defer define defuse defy degrade delay delegate delete
deliver demand demobilise democratise demolish demonstrate demote denounce deny depart depend depict deplete deplore
deploy deport depose deprive derail deregulate derive descend describe deserve design designate desire destabilise
destabilize destroy detain detect deter deteriorate determine detonate detour devalue devastate develop deviate devise
devote diagnose dictate die differ diminish direct disable disagree disappear disapprove disarm disband discard
discharge disclose discourage discover discriminate discuss disguise dismantle dismiss dispatch disperse displace
display dispose dispute disqualify disregard disrupt dissolve distinguish distort distribute disturb diverge diversify
divert divest divide divorce dominate donate double doubt downgrade downplay draft drag drain draw dream drift drill
drink drive drop drown dump dwindle earn ease eat echo edit educate elaborate elect electrify elevate eliminate
emanate embark embed embezzle embrace emerge emigrate emit emphasise emphasize employ empower enable enact encircle
enclose encounter encourage encrypt end endanger endorse endure enforce engage engineer enhance enjoy enlarge enlist
enrich enrol enroll enslave ensue ensure enter entertain entice entitle entrench envisage envision equip eradicate
erase erect erode erupt escalate escape establish estimate evacuate evade evaluate evaporate evolve exacerbate
exaggerate examine exceed exchange exclude excuse execute exempt exercise exert exhaust exhibit exile exist exit
expand expect expel experience expire explain explode exploit explore export expose express extend exterminate
extinguish extort extract extradite fabricate face facilitate fail fake fall falsify falter farm fascinate favor
favour fear fend feud fight fill finalise finalize finance find fine finish fire flee float flood flounder flourish
flow fluctuate fly focus follow forbid force forecast foresee forge forget forgive formulate forsake fortify freeze
frighten fuel fulfil fulfill fund gain galvanise gamble garner gather generate get give glorify go govern grab grant
grapple greet grind grow guarantee guard guess guide hack halt hamper hang happen harass harden harm harness harvest
hate haul haunt heal hear hedge help hesitate hide highlight hijack hike hinder hire hit hoard hobble hold honor
honour hunt hurt identify ignite ignore illustrate imagine imitate immigrate impair impeach impede implement implicate
imply import impose impound impress imprison improve inaugurate incite include increase incriminate incur indicate
indict induce infect infer infiltrate inflame inflate inflict influence inform infringe infuriate inhabit inherit
inhibit initiate inject injure innovate inquire inspect inspire install instigate institute instruct insulate insult
insure integrate intend intensify interact intercept interfere interpret interrogate interrupt intervene interview
intimidate introduce invade invalidate invent invest investigate invite invoke involve isolate issue jail jam
jeopardise jeopardize join jostle judge jump justify keep kick kidnap kill kneel knock know label lack lament languish
last laugh launch launder lead leak lean leap learn lecture legalise legalize legislate legitimise lend lessen let
levy liberalise liberalize liberate license lift limit linger link liquidate list listen live load loan lobby localise
locate loot lose love lower maintain make manage mandate manipulate manoeuvre manufacture march marry massacre
maximise measure mediate meet melt mention merge migrate militarise militarize mine minimise misinform mislead miss
mobilise mobilize mock modernise modernize modify monitor mourn move mull multiply murder mutiny nationalise
nationalize navigate need negate neglect negotiate nominate normalise normalize nosedive notice notify nurture obey
oblige observe obstruct obtain occupy occur offend offer offset omit open oppose oppress orbit order organise organize
originate oust outlast outlaw outline outnumber outpace outperform outsource outweigh overcome overhaul overlook
override overrule oversee overshadow overstate overtake overthrow overturn owe pacify paralyse paralyze pardon parole
participate partition pass patrol pause pay penalise penalize penetrate perceive perform perish permit perpetrate
persecute persist persuade petition pirate plague plan play plead please pledge plot plummet plunder plunge poison
polarise poll pollute ponder pose possess postpone pour practise praise pray preach precede precipitate predict prefer
prejudice prepare prescribe present preserve pressure pressurise presume pretend prevail prevent price privatise
privatize probe proceed process proclaim procure produce profess profit program prohibit proliferate prolong promise
promote propel propose prosecute prosper protect protest prove provide provoke publicise publish pull pummel pump
punish purchase purge push put quadruple qualify quarantine quarrel quell query question quit quote radicalise raid
raise rally ramp rank ransom ratchet ratify ration reach react read reaffirm realign realise realize reap reappear
rearm reassert reassure rebel rebound rebuff rebuild rebuke recall recede receive recognise recognize recommend
reconcile reconsider reconstruct recover recruit rectify recycle redeem redeploy redirect redraw reduce refer
refinance refine reflect reform refrain refuel refund refuse refute regain regard regenerate register regret regroup
regulate reign reimburse reimpose reinforce reinstate reiterate reject rejoin relate relax release relent relinquish
relocate rely remain remark remember remind remove rename render renege renew renounce renovate rent reopen reorganise
repair repatriate repay repeal repeat repel replace replenish replicate reply report represent repress reproduce
repudiate request require reschedule rescue resemble resent reserve resettle reshape reshuffle reside resign resist
resolve resort respect respond rest restart restore restrain restrict restructure resume resurface resurrect retail
retain retake retaliate rethink retire retract retreat retrieve return reunify reunite revamp reveal reverse revert
review revise revisit revitalise revive revoke revolt reward rewrite ride rig riot ripple rise risk rival rob roll
rotate route ruin rule run rush sabotage sack sacrifice safeguard sail salute salvage sanction satisfy save say scan
scare scatter schedule scramble scrap scrape scrutinise scupper scuttle search secede secure see seek seem seize
select sell send sentence serve set settle sever shake shatter shed shell shelter shield shift ship shoot shorten
shout show shrink shrug shut sideline sign signal simplify simulate sing sink sit skip slam slap slash slaughter sleep
slip slow slump smear smuggle snatch snub soar soften solicit solidify solve speak specialise specify speculate spend
spike spill spin splinter split sponsor spot spread spur spy squander squeeze stabilise stabilize stagnate stand
standardise start starve stay steal steer step sterilise stifle stimulate stipulate stir stockpile stop storm strain
strand strangle streamline strengthen stress stretch strike strive struggle study stumble stun subdue submit subpoena
subscribe subsidise subsidize substitute subvert succeed succumb sue suffer suggest summarise summon supervise
supplant supply support suppress surge surpass surprise surrender surround survey survive suspect suspend sustain swap
swear sweep swell swim swing switch sympathise tackle take tamper taper target tax teach tell tempt tender terminate
terrify terrorise terrorize test testify thank think threaten thrive throttle throw thwart tighten tolerate topple
torture touch toughen trace track trade transfer transform transition translate transmit transport travel treat
tremble trigger trim triple triumph trounce try tumble turn tweet uncover undercut undergo underline undermine
underpin underscore understand undertake undo unearth unfold unify unite unleash unload unlock unseat unsettle unveil
upgrade uphold upset urge use utilise vaccinate validate value vandalise vanish vary vent venture verify veto vie view
vindicate violate visit volunteer vote vow wait waive walk wane want warm warn waste watch weaken weaponise weaponize
wear wed weigh whip widen wield win wipe wiretap wish withdraw withhold withstand witness woo work worry worsen wound
wreck write yield zigzag
`;
