/** Each: the base form, its past, its participle where it differs. Several pasts stand with a stroke between. */
export const irregularVerbs = `
arise arose arisen,awake awoke awoken,beat beat beaten,become became become,begin began begun,bend bent,beset beset,bet bet,
betake betook,bid bid,bind bound,bite bit bitten,bleed bled,blow blew blown,break broke broken,breed bred,bring brought,
broadcast broadcast,build built,burn burned/burnt,burst burst,buy bought,cast cast,catch caught,choose chose chosen,cling clung,
come came come,cost cost,creep crept,cut cut,deal dealt,dig dug,draw drew drawn,dream dreamed/dreamt,drink drank drunk,
drive drove driven,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,flee fled,fly flew flown,
forbid forbade forbidden,forecast forecast/forecasted,foresee foresaw foreseen,forget forgot forgotten,forgive forgave forgiven,
forsake forsook forsaken,freeze froze frozen,get got gotten,give gave given,go went gone,grind ground,grow grew grown,
hang hung/hanged,hear heard,hide hid hidden,hit hit,hold held,hurt hurt,keep kept,kneel knelt,know knew known,lead led,
leap leaped/leapt,lean leaned/leant,learn learned/learnt,lend lent,let let,light lit/lighted,lose lost,make made,meet met,
mislead misled,misspend misspent,offset offset,outbid outbid,outdo outdid outdone,overcome overcame overcome,override overrode
overridden,oversee oversaw overseen,overtake overtook overtaken,overthrow overthrew overthrown,pay paid,prove proved proven,
put put,quit quit,read read,rebuild rebuilt,redraw redrew redrawn,repay repaid,reset reset,resell resold,retake retook retaken,
rethink rethought,rewrite rewrote rewritten,rid rid,ride rode ridden,rise rose risen,run ran run,say said,see saw seen,seek sought,
sell sold,send sent,set set,shake shook shaken,shed shed,shoot shot,show showed shown,shrink shrank shrunk,shut shut,sing sang sung,
sink sank sunk,sit sat,slay slew slain,sleep slept,sling slung,speak spoke spoken,spend spent,spill spilled/spilt,spin spun,
split split,spread spread,stand stood,steal stole stolen,stick stuck,sting stung,strike struck stricken,strive strove striven,
swear swore sworn,sweep swept,swell swelled swollen,swim swam swum,swing swung,take took taken,teach taught,tear tore torn,
tell told,think thought,throw threw thrown,thrust thrust,undercut undercut,undergo underwent undergone,understand understood,
undertake undertook undertaken,undo undid undone,uphold upheld,upset upset,wake woke woken,wear wore worn,wed wed/wedded,
win won,withdraw withdrew withdrawn,withhold withheld,withstand withstood,write wrote written
`;

/** Each: singular, plural. Words in -man and -child and most in -sis need not stand here. */
export const irregularPlurals = `
analysis analyses,antibody antibodies,appendix appendices/appendixes,axis axes,bacterium bacteria,buffalo buffaloes,calf calves,
cargo cargoes/cargos,child children,crisis crises,criterion criteria,curriculum curricula/curriculums,diagnosis diagnoses,
domino dominoes,echo echoes,embargo embargoes,foot feet,genius geniuses,goose geese,half halves,hero heroes,hypothesis hypotheses,
index indices/indexes,knife knives,leaf leaves,life lives,loaf loaves,man men,mango mangoes,matrix matrices,
memorandum memoranda/memorandums,millennium millennia/millenniums,moratorium moratoriums/moratoria,mosquito mosquitoes,mouse mice,
nucleus nuclei,ox oxen,parenthesis parentheses,phenomenon phenomena,potato potatoes,quota quotas,referendum referendums/referenda,
scarf scarves,shelf shelves,spectrum spectra/spectrums,stimulus stimuli,synthesis syntheses,thesis theses,thief thieves,
tomato tomatoes,tooth teeth,tornado tornadoes/tornados,torpedo torpedoes,ultimatum ultimatums/ultimata,veto vetoes,
volcano volcanoes/volcanos,wife wives,wolf wolves,woman women,zero zeros/zeroes,gas gases,bus buses,basis bases,synopsis synopses,
emphasis emphases,housewife housewives,midwife midwives,monarch monarchs,stomach stomachs,epoch epochs,patriarch patriarchs,
stimulus stimuli,minimum minimums/minima,maximum maximums/maxima,forum forums,museum museums
`;

/** Stressed at the end, so that the last letter doubles: permitted. (Words of one syllable need not stand here.) */
export const doublingVerbs = `
abet acquit admit allot annul commit compel concur confer control defer demur deter equip enrol excel expel fulfil forget handicap impel
incur infer input instil kidnap occur offset omit outbid overlap patrol permit prefer program propel rebel rebut recur refer regret
remit repel reset submit transfer transmit transship unplug worship zigzag begin
`;

/** Doubled in British English only, so met in both: cancelled, canceled. */
export const eitherDoublingVerbs = `
cancel channel counsel dial equal fuel funnel initial label level marshal model quarrel rival shovel signal spiral total travel
tunnel
`;
