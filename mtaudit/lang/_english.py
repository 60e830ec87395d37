"""Tables of English morphology, written for this project (Apache-2.0): what the rules of `inflect` cannot know."""

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# base, past tense, past participle; variants with a slash. A regular variant stands here only where it is in use.
IRREGULAR_VERBS: Final = """
abide abode/abided abode/abided
arise arose arisen
awake awoke/awaked awoken/awaked
backbite backbit backbitten
backslide backslid backslid/backslidden
bear bore borne/born
beat beat beaten/beat
become became become
befall befell befallen
beget begot/begat begotten/begot
begin began begun
behold beheld beheld
bend bent bent
bereave bereaved/bereft bereaved/bereft
beseech besought/beseeched besought/beseeched
beset beset beset
bespeak bespoke bespoken
bestride bestrode bestridden
bet bet/betted bet/betted
betake betook betaken
bid bid/bade bid/bidden
bide bided/bode bided
bind bound bound
bite bit bitten/bit
bleed bled bled
bless blessed/blest blessed/blest
blow blew blown
break broke broken
breastfeed breastfed breastfed
breed bred bred
bring brought brought
broadcast broadcast/broadcasted broadcast/broadcasted
browbeat browbeat browbeaten
build built built
burn burned/burnt burned/burnt
burst burst burst
bust bust/busted bust/busted
buy bought bought
cast cast cast
catch caught caught
chide chided/chid chided/chid/chidden
choose chose chosen
cleave cleft/cleaved/clove cleft/cleaved/cloven
cling clung clung
clothe clothed/clad clothed/clad
come came come
cost cost/costed cost/costed
creep crept crept
crossbreed crossbred crossbred
cut cut cut
deal dealt dealt
deepfreeze deepfroze deepfrozen
dig dug dug
dive dived/dove dived
do did done
downcast downcast downcast
draw drew drawn
dream dreamed/dreamt dreamed/dreamt
drink drank drunk
drive drove driven
dwell dwelt/dwelled dwelt/dwelled
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
fit fitted/fit fitted/fit
flee fled fled
fling flung flung
fly flew flown
forbear forbore forborne
forbid forbade/forbad forbidden
forecast forecast/forecasted forecast/forecasted
forego forewent foregone
foresee foresaw foreseen
foretell foretold foretold
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
forswear forswore forsworn
freeze froze frozen
gainsay gainsaid gainsaid
get got got/gotten
ghostwrite ghostwrote ghostwritten
gild gilded/gilt gilded/gilt
give gave given
go went gone
grind ground ground
grow grew grown
hamstring hamstrung hamstrung
handwrite handwrote handwritten
hang hung/hanged hung/hanged
have had had
hear heard heard
heave heaved/hove heaved/hove
hew hewed hewn/hewed
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
inlay inlaid inlaid
input input/inputted input/inputted
inset inset inset
interweave interwove interwoven
keep kept kept
kneel knelt/kneeled knelt/kneeled
knit knitted/knit knitted/knit
know knew known
lay laid laid
lead led led
lean leaned/leant leaned/leant
leap leapt/leaped leapt/leaped
learn learned/learnt learned/learnt
leave left left
lend lent lent
let let let
lie lay/lied lain/lied
light lit/lighted lit/lighted
lip-read lip-read lip-read
lose lost lost
make made made
mean meant meant
meet met met
melt melted melted/molten
mimic mimicked mimicked
miscast miscast miscast
misdeal misdealt misdealt
mishear misheard misheard
mislay mislaid mislaid
mislead misled misled
misread misread misread
misspeak misspoke misspoken
misspell misspelled/misspelt misspelled/misspelt
misspend misspent misspent
mistake mistook mistaken
misunderstand misunderstood misunderstood
mow mowed mown/mowed
offset offset offset
outbid outbid outbid
outdo outdid outdone
outfight outfought outfought
outgrow outgrew outgrown
output output/outputted output/outputted
outride outrode outridden
outrun outran outrun
outsell outsold outsold
outshine outshone/outshined outshone/outshined
outspend outspent outspent
outwear outwore outworn
overbear overbore overborne
overbid overbid overbid
overcome overcame overcome
overdo overdid overdone
overdraw overdrew overdrawn
overeat overate overeaten
overfeed overfed overfed
overfly overflew overflown
overhang overhung overhung
overhear overheard overheard
overlay overlaid overlaid
overlie overlay overlain
overpay overpaid overpaid
override overrode overridden
overrun overran overrun
oversee oversaw overseen
overshoot overshot overshot
oversleep overslept overslept
overspend overspent overspent
overtake overtook overtaken
overthrow overthrew overthrown
overwrite overwrote overwritten
partake partook partaken
pay paid paid
plead pleaded/pled pleaded/pled
prepay prepaid prepaid
prove proved proved/proven
put put put
quit quit/quitted quit/quitted
read read read
rebind rebound rebound
rebuild rebuilt rebuilt
recast recast recast
redo redid redone
redraw redrew redrawn
regrow regrew regrown
rehear reheard reheard
relay relayed/relaid relayed/relaid
relight relit/relighted relit/relighted
remake remade remade
rend rent rent
repay repaid repaid
reread reread reread
rerun reran rerun
resell resold resold
resend resent resent
reset reset reset
retake retook retaken
retell retold retold
rethink rethought rethought
rewind rewound rewound
rewrite rewrote rewritten
rid rid/ridded rid/ridded
ride rode ridden
ring rang rung
rise rose risen
run ran run
saw sawed sawn/sawed
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
sew sewed sewn/sewed
shake shook shaken
shave shaved shaved/shaven
shear sheared/shore shorn/sheared
shed shed shed
shine shone/shined shone/shined
shit shit/shat/shitted shit/shat/shitted
shoe shod/shoed shod/shoed
shoot shot shot
show showed shown/showed
shrink shrank/shrunk shrunk/shrunken
shut shut shut
sing sang sung
sink sank/sunk sunk/sunken
sit sat sat
slay slew/slayed slain/slayed
sleep slept slept
slide slid slid
sling slung slung
slink slunk slunk
slit slit slit
smell smelled/smelt smelled/smelt
smite smote smitten
sneak sneaked/snuck sneaked/snuck
sow sowed sown/sowed
speak spoke spoken
speed sped/speeded sped/speeded
spell spelled/spelt spelled/spelt
spend spent spent
spill spilled/spilt spilled/spilt
spin spun/span spun
spit spat/spit spat/spit
split split split
spoil spoiled/spoilt spoiled/spoilt
spotlight spotlighted/spotlit spotlighted/spotlit
spread spread spread
spring sprang/sprung sprung
stand stood stood
stave staved/stove staved/stove
steal stole stolen
stick stuck stuck
sting stung stung
stink stank/stunk stunk
strew strewed strewn/strewed
stride strode stridden
strike struck struck/stricken
string strung strung
strive strove/strived striven/strived
sublet sublet sublet
swear swore sworn
sweat sweated/sweat sweated/sweat
sweep swept swept
swell swelled swollen/swelled
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
telecast telecast telecast
tell told told
think thought thought
thrive thrived/throve thrived/thriven
throw threw thrown
thrust thrust thrust
tread trod trodden/trod
typecast typecast typecast
typeset typeset typeset
unbend unbent unbent
unbind unbound unbound
underbid underbid underbid
undercut undercut undercut
underfeed underfed underfed
undergo underwent undergone
underlie underlay underlain
underpay underpaid underpaid
undersell undersold undersold
understand understood understood
undertake undertook undertaken
underwrite underwrote underwritten
undo undid undone
unfreeze unfroze unfrozen
unlearn unlearned/unlearnt unlearned/unlearnt
unwind unwound unwound
uphold upheld upheld
upset upset upset
wake woke/waked woken/waked
waylay waylaid waylaid
wear wore worn
weave wove/weaved woven/weaved
wed wedded/wed wedded/wed
weep wept wept
wet wet/wetted wet/wetted
win won won
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
write wrote written
"""

# Whole paradigms that no rule gives.
PARADIGMS: Final = """
be am is are was were been being
have has had having
do does did done doing
this these
that those
person persons people
"""

# singular, plural(s); the regular plural stands here where it is in use as well.
IRREGULAR_NOUNS: Final = """
addendum addenda/addendums
alga algae
alumna alumnae
alumnus alumni
analysis analyses
antenna antennae/antennas
antithesis antitheses
apex apices/apexes
appendix appendices/appendixes
aquarium aquaria/aquariums
axis axes
bacillus bacilli
bacterium bacteria
basis bases
beau beaux/beaus
brother-in-law brothers-in-law
brother brothers/brethren
bureau bureaux/bureaus
bus buses/busses
businessman businessmen
businesswoman businesswomen
cactus cacti/cactuses
calf calves
cameraman cameramen
catharsis catharses
chairman chairmen
chairwoman chairwomen
chateau chateaux/chateaus
château châteaux/châteaus
chassis chassis
cherub cherubim/cherubs
child children
clergyman clergymen
codex codices
colloquium colloquia/colloquiums
commander-in-chief commanders-in-chief
compendium compendia/compendiums
concerto concertos/concerti
congressman congressmen
congresswoman congresswomen
consortium consortia/consortiums
corps corps
corpus corpora/corpuses
councilman councilmen
countryman countrymen
craftsman craftsmen
crisis crises
criterion criteria
curriculum curricula/curriculums
datum data
daughter-in-law daughters-in-law
deer deer
diagnosis diagnoses
die dice/dies
director-general directors-general
dwarf dwarfs/dwarves
elf elves
ellipsis ellipses
emphasis emphases
englishman englishmen
erratum errata
father-in-law fathers-in-law
fireman firemen
fisherman fishermen
focus foci/focuses/focusses
foot feet
foreman foremen
formula formulae/formulas
forum forums/fora
frenchman frenchmen
fungus fungi/funguses
gentleman gentlemen
genesis geneses
genus genera
goose geese
graffito graffiti
grandchild grandchildren
gunman gunmen
gas gases/gasses
half halves
handkerchief handkerchiefs/handkerchieves
helmsman helmsmen
hippopotamus hippopotamuses/hippopotami
hoof hooves/hoofs
horseman horsemen
housewife housewives
hypothesis hypotheses
index indices/indexes
irishman irishmen
juryman jurymen
knife knives
larva larvae
layman laymen
leaf leaves
libretto libretti/librettos
life lives
linesman linesmen
loaf loaves
locus loci
looker-on lookers-on
louse lice
madman madmen
maestro maestros/maestri
man men
man-of-war men-of-war
matrix matrices/matrixes
maximum maxima/maximums
medium media/mediums
memorandum memoranda/memorandums
metamorphosis metamorphoses
midwife midwives
millennium millennia/millenniums
minimum minima/minimums
minister-president ministers-president
mother-in-law mothers-in-law
mouse mice
nebula nebulae/nebulas
nemesis nemeses
neurosis neuroses
nobleman noblemen
nucleus nuclei/nucleuses
oasis oases
octopus octopuses/octopi
offspring offspring
ombudsman ombudsmen
optimum optima/optimums
ovum ova
ox oxen
parenthesis parentheses
passer-by passers-by
passerby passersby
paterfamilias patresfamilias
penknife penknives
penny pennies/pence
phenomenon phenomena
plateau plateaus/plateaux
podium podiums/podia
policeman policemen
policewoman policewomen
postman postmen
prognosis prognoses
quiz quizzes
quantum quanta
radius radii/radiuses
referendum referendums/referenda
repairman repairmen
rhinoceros rhinoceroses/rhinoceros
runner-up runners-up
salesman salesmen
salmon salmon
sanatorium sanatoria/sanatoriums
scarf scarves/scarfs
schema schemata/schemas
scotsman scotsmen
seaman seamen
secretary-general secretaries-general
self selves
series series
serum sera/serums
servicewoman servicewomen
serviceman servicemen
sheaf sheaves
sheep sheep
shelf shelves
sister-in-law sisters-in-law
snowman snowmen
solo solos/soli
son-in-law sons-in-law
spacecraft spacecraft
aircraft aircraft
hovercraft hovercraft
watercraft watercraft
species species
spectrum spectra/spectrums
spokesman spokesmen
spokeswoman spokeswomen
sportsman sportsmen
sportswoman sportswomen
stadium stadiums/stadia
statesman statesmen
stigma stigmata/stigmas
stimulus stimuli
stratum strata
swine swine
syllabus syllabi/syllabuses
symposium symposia/symposiums
synopsis synopses
synthesis syntheses
tableau tableaux/tableaus
tempo tempos/tempi
terminus termini/terminuses
tooth teeth
thesis theses
thief thieves
trauma traumas/traumata
tumulus tumuli
vertebra vertebrae/vertebras
vertex vertices/vertexes
virtuoso virtuosos/virtuosi
virus viruses
viscus viscera
vita vitae
vortex vortices/vortexes
werewolf werewolves
wharf wharves/wharfs
wife wives
wolf wolves
woman women
workman workmen
yes yeses
"""

IRREGULAR_ADJECTIVES: Final = """
good better best
well better best
bad worse worst
ill worse worst
far farther/further farthest/furthest
old older/elder oldest/eldest
"""

# Adjectives and adverbs with -er, -est. Other words in -er are nouns of the agent or something else altogether.
GRADABLE: Final = """
able ample angry baggy bald balmy bare basic bawdy big bitter black bland blank bleak blind bloody blue
blunt bold bossy brainy brave brief bright brisk broad brown bulky bumpy busy calm catchy cheap cheeky
cheery chewy chilly choosy chubby classy clean clear clever close cloudy clumsy coarse cold common cool
costly cosy cozy crafty cranky crazy creamy creepy crisp crispy cruel crude cruel curly curvy cute damp
dark dead deadly deaf deep dense dim dirty drowsy dry dull dusty early easy edgy eerie empty faint fair
fancy fast fat feeble few fierce filthy fine firm fishy fit flaky flashy flat flimsy floppy fluffy foamy
foggy fond foolhardy foul frail frank free fresh friendly frosty full funny fussy fuzzy gaudy gentle giddy
glad gloomy glossy grand grave great greasy great greedy green grey gray grim grimy gritty grubby gross
grumpy guilty hairy handsome handy happy hard hardy harsh hasty haughty hazy healthy hearty heavy high
hilly hollow holy homely hot huge humble hungry icy idle itchy jolly juicy jumpy keen kind kindly knotty
lame large late lazy lean leafy likely light lively lofty lonely long loose lofty loud lovely low lowly
loyal lucky lush mad manly mature mean measly meek mellow merry messy mighty mild milky minute misty moist
moody mouldy muddy murky nasty naughty near neat needy new nice nimble noble noisy nosy numb odd oily old
pale patchy petty phoney phony plain pleasant plump polite poor posh pretty pricey profound proud pure
pushy quick quiet rainy rapid rare raw ready red remote rich ripe risky robust rocky roomy rosy rough
round rowdy rude rusty sad safe salty sandy sane scant scanty scarce scary secure seedy severe shabby
shady shaky shallow sharp shiny short showy shrewd shy sick silly simple sincere skinny sleek sleepy
slender slight slim slimy slippery sloppy slow sly small smart smelly smoky smooth smug snowy sober soft
soggy solid sombre somber soon sore sorry sound sour spare sparse speedy spicy spiky spooky spry square
stable stale stark starry stately steady steep sticky stiff stocky stormy stout straight strange strict
strong stuffy stupid sturdy subtle sunny sure sweaty sweet swift tall tame tan tardy tart tasty tense
thick thin thirsty thorny thorough thrifty tidy tight timely tiny tired tough trendy tricky trim true ugly
unhappy unhealthy unlikely unlucky untidy vague vain vast vile vivid warm wary wavy weak wealthy weary
weird wet white wide wild windy wintry wise witty wobbly wordy worldly worthy wry yellow young yummy zany
"""

# Words of the closed classes: they have no forms but themselves.
CLOSED: Final = """
a about above across after against all along although am among an and any are around as at because been
before behind below beneath beside besides between beyond both but by can cannot could despite did does
done down during each either every for from had has he her hers herself him himself his how i if in inside
into is it its itself just least less many may me might mine more most much must my myself neither no none
nor not nothing of off on once only onto or our ours ourselves outside over per shall she should since so
some such than the their theirs them themselves then there these they those though through throughout till
to too toward towards under underneath unless unlike until up upon us very was we were what whatever when
whenever where wherever whether which while who whoever whom whose why will with within without would yet
you your yours yourself yourselves
"""

# Nouns that are no verbs, where a verb's ending would make another word: fee, feed; cloth, clothing; rug, rugged.
NOUNS_ONLY: Final = "fee bee knee cloth breath rug rag wick crook lath booth sir boar boo even"
# Adjectives and adverbs without an -s, -ed, -ing, where that would make another word: new, news; good, goods.
ADJECTIVES_ONLY: Final = "new good odd big bad sad glad well far soon large nice rich old"

# Verbs of two and more syllables with the stress on the last: the final consonant is doubled.
STRESS_LAST: Final = """
abet abhor abut acquit admit allot annul aver befit beget begin besot bestir commit compel concur confer
control corral counterplot crossbreed debar debug deepset defer demur deter disbar dispel disinter embed
emit enrol enthral equip eavesdrop entrap excel expel extol forget forbid format fulfil handicap humbug
impel incur infer instal instil inter intermit inset japan kidnap leapfrog lollop manumit misfit nonplus
occur offset omit outbid outfit outrun outwit overlap overrun patrol permit photostat prefer program
propel rebel rebut recap recur refer refit regret rejig remit repel rerun reset resit sandbag submit
sublet transfer transmit transship unplug unpin unwrap unzip upset wainscot zigzag
"""
# Both spellings are in use whatever the stress (most verbs in -l are found by rule).
EITHER: Final = _set("benefit bias focus gossip kidnap worship program combat chirrup refit leaflet ballot pivot")

CH_AS_K: Final = _set(
    """stomach monarch epoch patriarch matriarch oligarch hierarch eunuch loch tech czech conch tetrarch
    exarch pibroch hi-tech biotech fintech"""
)
O_WITH_ES: Final = _set(
    """echo hero veto potato tomato torpedo embargo go do forgo forego undergo overdo undo redo outdo lasso"""
)
O_WITH_EITHER: Final = _set(
    """cargo mosquito volcano tornado buffalo zero mango motto memento halo domino desperado fresco innuendo
    manifesto ghetto flamingo grotto portico banjo archipelago calico dado dodo commando tuxedo"""
)
# The silent e stays before -ing; "aging" and "queuing" are in use beside "ageing" and "queueing".
KEEP_E: Final = _set(
    """singe swinge tinge binge whinge age cue queue dye eye route hoe shoe toe canoe tiptoe glue acre"""
)
ADD_K: Final = _set(
    """panic traffic mimic picnic frolic havoc bivouac colic garlic physic"""
)

# British and American spellings that no rule gives; first the British.
SPELLINGS: Final = """
colour color; favour favor; honour honor; labour labor; neighbour neighbor; behaviour behavior; harbour harbor
rumour rumor; humour humor; flavour flavor; vapour vapor; armour armor; endeavour endeavor; saviour savior
parlour parlor; rigour rigor; vigour vigor; valour valor; odour odor; tumour tumor; splendour splendor; ardour ardor
candour candor; clamour clamor; fervour fervor; glamour glamor; rancour rancor; savour savor; succour succor
misdemeanour misdemeanor; demeanour demeanor; colourful colorful; favourite favorite; favourable favorable
honourable honorable; dishonour dishonor; neighbourhood neighborhood; discolour discolor; disfavour disfavor
armoured armored; labourer laborer; unfavourable unfavorable; belabour belabor
centre center; theatre theater; metre meter; kilometre kilometer; centimetre centimeter; millimetre millimeter
litre liter; millilitre milliliter; fibre fiber; calibre caliber; sabre saber; spectre specter; sombre somber
lustre luster; meagre meager; manoeuvre maneuver; epicentre epicenter; reconnoitre reconnoiter; sceptre scepter
defence defense; offence offense; licence license; practise practice; pretence pretense; defenceless defenseless
programme program; catalogue catalog; dialogue dialog; analogue analog; grey gray; plough plow; mould mold
moult molt; smoulder smolder; aluminium aluminum; sceptic skeptic; sceptical skeptical; scepticism skepticism
pyjamas pajamas; jewellery jewelry; judgement judgment; acknowledgement acknowledgment; fulfil fulfill; enrol enroll
fulfilment fulfillment; enrolment enrollment; instalment installment; instil instill; distil distill; skilful skillful
wilful willful; enthral enthrall; traveller traveler; counsellor counselor; jeweller jeweler; marvellous marvelous
woollen woolen; councillor councilor; appal appall; anaesthetic anesthetic; anaesthesia anesthesia
haemorrhage hemorrhage; paediatric pediatric; paediatrician pediatrician; orthopaedic orthopedic; foetus fetus
oestrogen estrogen; encyclopaedia encyclopedia; leukaemia leukemia; anaemia anemia; diarrhoea diarrhea
oesophagus esophagus; haemoglobin hemoglobin; gynaecologist gynecologist; archaeologist archeologist
archaeology archeology; mediaeval medieval; sulphur sulfur; furore furor; cosy cozy
analyse analyze; paralyse paralyze; catalyse catalyze; breathalyse breathalyze; dialyse dialyze; chequered checkered
artefact artifact; axe ax; moustache mustache; omelette omelet; annexe annex; doughnut donut
"""
