// What the desk says, Chinese and English side by side.

/** @type {Record<string, [string, string]>} */
const TEXTS = {
  title: ["预览", "Preview"],
  work: ["作品", "Work"],
  screen: ["屏幕", "Screen"],
  upright: ["竖屏", "Upright"],
  wide: ["横屏", "Wide"],
  telephone: ["手机", "Telephone"],
  again: ["从头演", "Start over"],
  building: ["正在准备……", "Getting ready…"],
  current: ["已是最新", "Up to date"],
  lost: ["连不上了。qingjing preview 还开着吗？", "No connection. Is qingjing preview still running?"],
  stale: ["有错，下面演的是上一次好的", "There are errors: below is the last good build"],
  never: ["有错，还演不了", "There are errors: nothing to play yet"],
  errors: ["{n} 处错误", "{n} errors"],
  warnings: ["{n} 处提醒", "{n} warnings"],
  fold: ["收起", "Fold"],
  unfold: ["看看", "Show"],
  line: ["{path} 第 {line} 行", "{path}, line {line}"],
  hint: ["怎么改：", "Cure: "],
  now: ["现在", "Now"],
  variables: ["变量", "Variables"],
  noVariables: ["没有变量", "No variables"],
  path: ["走过的路", "The way so far"],
  noPath: ["还没有选过", "No choice yet"],
  from: ["从这里演", "Play from here"],
  find: ["找一场", "Find"],
  coverage: ["看过多少", "Seen so far"],
  lines: ["句子", "Lines"],
  options: ["选项", "Options"],
  unseen: ["还没看过的", "Not seen yet"],
  option: ["选项", "option"],
  allSeen: ["全看过了", "Everything was seen"],
  forget: ["清零", "Reset"],
  forgotten: ["已清零", "Reset"],
  yes: ["是", "true"],
  no: ["否", "false"],
  // How a session came through a change.
  "how.": ["已更新，还在原处", "Updated, at the same place"],
  "how.stop": ["已更新，还在原处", "Updated, at the same place"],
  "how.began": ["从头开始", "From the beginning"],
  "how.checkpoint": ["原来的地方没有了，回到上一个存点", "The place is gone: back at the last checkpoint"],
  "how.scene": ["原来的地方没有了，回到这一场的开头", "The place is gone: back at the start of the scene"],
  "how.replayed": ["改动大，按走过的路重走了一遍", "Much has changed: your choices were followed again"],
  "how.fresh": ["改动大，从头开始", "Much has changed: from the beginning"],
};

const second = document.documentElement.dataset.language === "en";
document.documentElement.lang = second ? "en" : "zh-CN";

/**
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function t(key, values = {}) {
  const text = TEXTS[key][second ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
