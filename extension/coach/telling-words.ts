/**
 * Words that tell English from other languages, where a browser's detector has too little to go by. They were held
 * against the frequencies of words in 25 languages: "to", "for", "her", "has" and "will" are everyday words of others.
 */

/** Grammar of English that hardly any other language has or borrows: one is enough, where nothing speaks against it. */
export const ENGLISH = words(`
  the and you your yours it it's its that that's thats this these those with from what what's who who's which when where
  why how if but not i'm i'd i'll i've you're youre you'd you'll you've he's she's we're we've we'll they they're
  they'll their them there there's she his him our ours himself myself yourself about after again always another anyone
  anything because been before being both can't cant could couldn't did didn't didnt does doesn't doesnt don't each
  every everyone everything going gonna wanna gotta never nobody nothing isn't isnt wasn't wasnt won't would wouldn't
  should shouldn't must since someone something somebody than thank then though through until while without yet much
  such know think monday tuesday wednesday thursday friday saturday sunday`);

/** Common in English, and words of some other language, too, or borrowed there: two are needed. */
export const SHARED = words(`
  to for is are was were of my so we or us up do have has had will want see say get go make made take give need like
  dont just more most many some any one two too very only now here still out her mine day days week today tomorrow
  tonight good great old new down off right really well ur u pls sell selling buy sold work works tell told keep hope
  friend people same way got`);

/** Grammar and greetings of other languages that mean nothing in English, not as slang or a name either. */
export const OTHERS = words(`
  que qué los las una por para como pero muy esta este esto es el la lo sus te se si yo hola gracias feliz buenos nos
  não nao você voce pra meu minha seu sua das são obrigada obrigado parabéns tudo bem bom dia
  je il elle nous vous les des du une et est pas dans avec sur ce qui mais sont suis c'est j'ai bonjour merci salut
  di che non della dei gli nel anche hai ci questo questa grazie ciao bello bene tutto
  ich er sie wir ihr und der das den dem ist nicht ein eine einen zu mit auf für dir dich mich wie aber auch noch nur
  schon wenn von bei hab habe sind nix mal doch ja nein danke liebe alles gute heute
  het een ik jij dat niet voor zijn naar ook maar nog wel dit deze wat hoe heb heeft hebben jullie wij uit jou waar leuk
  det jeg og ikke av en vi dag deg meg mig att inte jag han kan vill ett om noen någon
  jest nie się że jak dla ciebie tak czy już są jej jsem není už mám nu în mai ce din sunt vrea
  és hogy nem egy az de csak én ve bir bu için çok cok ne canim että mutta minä sinä ole mitä ei onnea
  yang ini itu aku kamu untuk dari ada tidak saya mau kak banget semoga ang ng mga sa ko ka lang po na kayo
  ek nuo kad ir ar në një nga kwa`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
