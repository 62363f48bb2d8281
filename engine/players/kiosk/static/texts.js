// What the touch player says for itself, Chinese and English side by side. Content keeps its own language.

/** @type {Record<string, [string, string]>} */
const TEXTS = {
  app: ["情景", "Qingjing"],
  tagline: ["一堂课，几分钟", "One lesson, a few minutes"],
  tagline2: ["看一段，想一想，学会一件事", "Watch, think, learn one thing"],
  start: ["点一下屏幕，开始", "Touch the screen to start"],
  // The bar that is always there.
  nav: ["常用按钮", "Controls"],
  back: ["上一步", "Back"],
  repeat: ["重听", "Hear it"],
  smaller: ["字小", "Smaller"],
  bigger: ["字大", "Larger"],
  home: ["首页", "Home"],
  voice: ["声音", "Voice"],
  "voice.on": ["有声", "Voice"],
  "voice.slow": ["慢读", "Slow"],
  "voice.off": ["静音", "Muted"],
  draftVoice: ["现在是机器音，听不清请看字。", "A machine voice for now: please read along."],
  goOn: ["继续", "Go on"],
  more: ["往下看", "Read on"],
  nextPage: ["下一页", "Next page"],
  next: ["下一题", "Next"],
  // Home.
  askWork: ["您想学什么？", "What would you like to learn?"],
  askWorkHint: ["点一个，先看看它讲什么。", "Touch one to see what it is about."],
  hello: ["{name}，您好", "Hello, {name}"],
  leaveVisit: ["{name}，退出登记", "Sign {name} out"],
  emptyShelf: ["这里还没有课程", "There are no courses yet"],
  course: ["课程", "Course"],
  scenario: ["情景剧", "Drama"],
  units: ["{n} 个单元", "{n} units"],
  endings: ["{n} 个结局", "{n} endings"],
  about: ["约 {length}", "about {length}"],
  before: ["上一页", "Back"],
  after: ["下一页", "Next"],
  pageOf: ["第 {n} 页，共 {of} 页", "page {n} of {of}"],
  pageAt: ["{n} / {of}", "{n} / {of}"],
  // Signing in.
  whoTitle: ["要登记吗？", "Sign in?"],
  whoText: ["登记了，下次可以接着学，学过的也记在您名下。不登记也一样能学。", "Signed in, you can go on next time, and what you learn counts for you. You can also learn without."],
  signIn: ["我要登记", "Sign in"],
  noSignIn: ["不登记，直接学", "Learn without"],
  village: ["您是哪个村的？", "Which village are you from?"],
  letters: ["您的名字，拼音头一个字母是？", "The first letters of your name, in pinyin?"],
  lettersHint: ["比如王秀英，就点 W、X、Y。", "For Wang Xiuying: W, X, Y."],
  typedSoFar: ["点了：{letters}", "So far: {letters}"],
  found: ["还有 {n} 位，再点一个字母", "{n} people: touch another letter"],
  pickName: ["哪一位是您？", "Which one is you?"],
  nobody: ["没有找到，请退回去再试试", "Nobody found: go back and try again"],
  isItYou: ["您是{name}吗？", "Are you {name}?"],
  itIsMe: ["是我", "Yes"],
  notMe: ["不是我", "No"],
  // Opening page.
  begin: ["开始学", "Start"],
  resume: ["接着上次学", "Go on where I was"],
  fresh: ["从头开始", "Start anew"],
  chooseUnit: ["挑一个单元", "Choose a unit"],
  unitList: ["从哪里开始？", "Where to start?"],
  unitDone: ["学过", "done"],
  dramatised: ["创作：人物、对话和情节是艺术再创作", "Dramatised: people, talk and plot are invented"],
  documented: ["史实：写的是有记载的事", "Documented: it tells what is on record"],
  audience: ["给{who}看", "For {who}"],
  loading: ["请稍等", "One moment"],
  retrying: ["正在连接，马上就好。", "Connecting: one moment."],
  cannotOpen: ["这门课现在打不开，请换一门，或告诉工作人员。", "This cannot be opened now. Please take another, or tell the staff."],
  // Places.
  unitOf: ["第 {n} 单元，共 {of} 单元", "unit {n} of {of}"],
  step: ["第 {n} 步", "step {n}"],
  itemOf: ["第 {n} 题，共 {of} 题", "item {n} of {of}"],
  stopOf: ["第 {n} 站，共 {of} 站", "stop {n} of {of}"],
  lesson: ["课文", "Lesson"],
  route: ["路线", "Route"],
  quiz: ["测验", "Quiz"],
  item: ["想一想", "Question"],
  discuss: ["讨论", "Talk"],
  practice: ["实践", "Practice"],
  // Flow.
  chosen: ["您选了：{text}", "You chose: {text}"],
  note: ["评", "Comment"],
  fact: ["史实", "On record"],
  remark: ["旁注", "Note"],
  sound: ["听声音", "Listen"],
  askChoice: ["您怎么办？", "What do you do?"],
  vote: ["大家一起学的时候，这里由大家表决。现在由您来定。", "In class the room votes here. Now it is up to you."],
  halted: ["这里走不下去了。请回首页，并告诉工作人员。", "There is no way on from here. Please go home and tell the staff."],
  sources: ["看出处", "Sources"],
  sourcesTitle: ["这些话的出处", "Where this comes from"],
  grade: ["{name}（{grade} 级）", "{name} (grade {grade})"],
  return: ["回去", "Back"],
  // Items.
  noHurry: ["不限时间，慢慢想。", "There is no time limit."],
  single: ["点一个。", "Touch one."],
  multiple: ["可以点几个，点好了按“选好了”。", "Touch all that fit, then “That is all”."],
  trueFalse: ["对，还是错？", "True or false?"],
  blank: ["点下面的字，拼出答案。", "Touch the characters to spell the answer."],
  number: ["点下面的数字。", "Touch the digits."],
  order: ["按先后一个一个点，最先的先点。", "Touch them in order, the first one first."],
  match: ["给它找一个对上的。", "Find the one that goes with it."],
  matchLook: ["看看对不对得上；要改哪个，就点哪个。", "Look them over; touch one to change it."],
  survey: ["没有对错，照您的想法来。", "No right or wrong: as you see it."],
  surveyFree: ["没有对错，心里想一想，或者跟旁边的人说说。", "No right or wrong: think it over, or talk about it."],
  short: ["心里想一想，或者说给旁边的人听，再看参考答案。", "Think it over or tell someone, then look at the model answer."],
  true: ["对", "true"],
  false: ["错", "false"],
  allChosen: ["选好了", "That is all"],
  inOrder: ["排好了", "In order"],
  again: ["重排", "Again"],
  matched: ["对好了", "All matched"],
  handIn: ["写好了", "Hand it in"],
  erase: ["擦掉", "Erase"],
  dot: ["点", "Point"],
  dontKnow: ["不会，看答案", "Show me the answer"],
  seeModel: ["想好了，看参考答案", "Show the model answer"],
  thought: ["想好了", "Thought it over"],
  pickFirst: ["请先点一个。", "Please touch one first."],
  orderFirst: ["还有没点到的。", "Some are still left."],
  writeFirst: ["还没有写。", "Nothing is written yet."],
  notKnown: ["（不会）", "(do not know)"],
  spoken: ["（口头回答）", "(answered aloud)"],
  yourWords: ["您写的：", "You wrote:"],
  right: ["您做得对", "That is right"],
  rightMark: ["对", "Right"],
  wrong: ["再想想", "Think again"],
  noted: ["记下了，谢谢您", "Noted, thank you"],
  kept: ["这道题您答过了，第一次的回答算数。", "You answered this before: the first answer counts."],
  yourAnswer: ["您的回答：{text}", "Your answer: {text}"],
  theAnswer: ["答案：{text}", "Answer: {text}"],
  or: ["，或", ", or "],
  modelAnswer: ["参考答案", "Model answer"],
  howWasIt: ["跟您想的比一比，意思到了吗？", "Compare: did you have the idea?"],
  markRight: ["到了", "Yes"],
  markWrong: ["还差点", "Not quite"],
  reviewing: ["错题再看一遍，这一遍不计分。", "The wrong ones once more; this round is not graded."],
  // Quiz result.
  quizDone: ["做完了", "Done"],
  quizScore: ["{of} 分里得了 {points} 分", "{points} of {of} points"],
  allRight: ["全对，真好！", "All right, very good!"],
  passed: ["及格了。", "Passed."],
  notPassed: ["还没到及格线，不要紧，再看看就会了。", "Not passed yet. Never mind: look again and you will."],
  lookAgain: ["再看看", "look again"],
  review: ["错题再看一遍", "The wrong ones again"],
  // Cards.
  discussTime: ["建议想 {time}。一个人学，就自己想一想。", "Suggested time: {time}. Alone, just think it over."],
  minutes: ["{n} 分钟", "{n} min"],
  seconds: ["{n} 秒", "{n} s"],
  task: ["回去做一件事", "Something to do"],
  taskKind: ["类型：{text}", "Kind: {text}"],
  evidence: ["留下什么：{text}", "What to keep: {text}"],
  taskRemark: ["注意：{text}", "Mind: {text}"],
  taskDone: ["记住了", "I will"],
  taskAccept: ["我来做", "I take it on"],
  taskLater: ["先不领", "Not now"],
  taskNoted: ["记下了，您领了这件事。", "Noted: you took it on."],
  taskTaken: ["您领了这件事。", "You took it on."],
  taskGuest: ["想领这件事，先回首页登记，就记在您名下。", "To take it on, sign in on the first page."],
  place: ["今属：{text}", "Now in: {text}"],
  record: ["记载", "On record"],
  certainty: ["可信度：{text}", "Certainty: {text}"],
  dispute: ["分歧：{text}", "Dispute: {text}"],
  seeMap: ["看路线图", "The map"],
  nextStop: ["往下走", "Walk on"],
  thisStop: ["在这里", "here"],
  mapTitle: ["您在第 {n} 站：{name}", "You are at stop {n}: {name}"],
  mapHint: ["点一站，就到那一站。", "Touch a stop to go there."],
  scan: ["手机扫码", "Take it along"],
  scanHint: ["手机扫一扫，打开这一站", "Scan with a phone to open this stop"],
  ending: ["结局：{name}", "Ending: {name}"],
  rank: ["等第：{text}", "Rank: {text}"],
  seenOf: ["这出戏有 {of} 个结局，您看过 {n} 个。换一种选法，会走到别的结局。", "This drama has {of} endings; you have seen {n}. Other choices lead to others."],
  allSeen: ["这出戏的 {of} 个结局，您都看过了。", "You have seen all {of} endings of this drama."],
  courseDone: ["您学完了这门课", "You have finished this course"],
  courseUnits: ["学过 {n} 个单元，共 {of} 个。", "{n} of {of} units done."],
  courseScore: ["答题得了 {n} 分。", "{n} points for your answers."],
  forgotten: ["没有登记的，离开后不留您的信息。", "Without signing in, nothing of yours is kept when you leave."],
  playAgain: ["再来一次", "Once more"],
  goHome: ["回首页", "Home"],
  // What became of a kept session.
  "resumed.stop": ["课改过了，您还在原来的地方。", "The content was edited. You are where you were."],
  "resumed.checkpoint": ["课改过了，退到前面能接上的地方。", "The content was edited. You are a little before the place where you were."],
  "resumed.scene": ["课改过了，从这一场的开头接着来。", "The content was edited. You are at the start of this scene."],
  "resumed.replayed": ["课改过了，从还对得上的地方接着来。", "The content was edited. You are as far as could be followed."],
  "resumed.fresh": ["课改动很大，只好从头开始。", "The content changed so much that you start anew."],
  // Idle.
  stillThere: ["您还在吗？", "Are you still there?"],
  goingHome: ["没有人点，{n} 秒后回到开头。", "Going back to the start in {n} seconds."],
  iAmHere: ["我还在，接着学", "I am here: go on"],
  // The way out.
  pinTitle: ["工作人员口令", "Staff PIN"],
  pinWrong: ["口令不对", "Wrong PIN"],
  pinWait: ["试得太多了，请等 {n} 秒", "Too many tries: wait {n} seconds"],
  leave: ["退出", "Leave"],
  cancel: ["不退了", "Stay"],
  closing: ["正在退出", "Closing"],
};

let column = 0;

/** @param {"zh" | "en"} language */
export function speak(language) {
  column = language === "en" ? 1 : 0;
}

/**
 * A text in the language of the kiosk, with values put in.
 *
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function t(key, values = {}) {
  return TEXTS[key][column].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The same in pieces, texts and values by turns: a voice has the one in every work, the other in this one.
 *
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string[]}
 */
export function pieces(key, values) {
  return TEXTS[key][column].split(/\{(\w+)\}/).map((piece, n) => (n % 2 ? String(values[piece]) : piece)).filter((piece) => piece !== "");
}

/**
 * One of two texts that the server sends side by side.
 *
 * @param {[string, string]} both
 * @returns {string}
 */
export function either(both) {
  return both[column];
}
