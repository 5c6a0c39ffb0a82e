/** Days and hours that an agent's words name, relative to the day they were said. */

const DAY_MS = 24 * 3_600_000;

const HAN_NUMBERS: Record<string, number> = { 半: 0.5, 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const WORD_NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, couple: 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, fourteen: 14, twenty: 20, half: 0.5 };
/** A Chinese number below a hundred, or a half. */
export const HAN = '(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[半一两二三四五六七八九])';

/** The number that digits, Chinese or English words stand for; NaN for others. */
export function numberOf(text: string): number {
  const words = text.toLowerCase().split(/\s+/u);
  const known = HAN_NUMBERS[text] ?? WORD_NUMBERS[words.includes('couple') ? 'couple' : words[0]!];
  if (known !== undefined) return known;
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(text);
  return tens ? (tens[1] ? HAN_NUMBERS[tens[1]]! : 1) * 10 + (tens[2] ? HAN_NUMBERS[tens[2]]! : 0) : Number(text);
}

const DAY_ZH = `(\\d{1,2}|${HAN})`;
const TO_DAY_ZH = `(?:\\s*(?:-|~|到|至)\\s*${DAY_ZH}\\s*[日号])?`;
/** "3号楼" and "您6月18日的订单" name no day on which something will be done. */
const NO_DAY_ZH = '(?!\\s*(?:的|楼|店|线|机|门|柜|窗|码|客服|库|院|下单|购买|提交|申请|入住|签收|发货的|买的|订的))';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_EN = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY_EN = '(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*(?:-|–|to)\\s*(\\d{1,2})(?:st|nd|rd|th)?)?';
const BY_EN = '(?:\\b(?:by|on|before|until|from|no later than|not later than|arrives?|come[s]?)\\s+(?:\\w+day,?\\s+)?(?:the\\s+)?|^)';

interface Named {
  year?: number;
  /** From 0. */
  month?: number;
  day: number;
}

const month = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase());

/** The calendar date named, of a span its end; of a bare day the month is open. */
function namedDate(text: string): Named | undefined {
  const iso = /\b(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/u.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]) - 1, day: Number(iso[3]) };
  const zh = new RegExp(`(\\d{1,2}|${HAN})\\s*月\\s*${DAY_ZH}\\s*[日号]?${TO_DAY_ZH}(?!\\d|个)${NO_DAY_ZH}`, 'u').exec(text);
  if (zh) return { month: numberOf(zh[1]!) - 1, day: numberOf(zh[3] ?? zh[2]!) };
  const bare = new RegExp(`(?<![\\d第一二三四五六七八九十单订编工型])${DAY_ZH}\\s*(?:号${TO_DAY_ZH}${NO_DAY_ZH}|日${TO_DAY_ZH}(?=前|之前|上午|下午|晚|早|给|会|将))`, 'u').exec(text);
  if (bare) return { day: numberOf(bare[2] ?? bare[3] ?? bare[1]!) };
  const first = new RegExp(`${BY_EN}${MONTH_EN}\\s+(?:the\\s+)?${DAY_EN}(?!\\d|:)`, 'iu').exec(text);
  if (first) return { month: month(first[1]!), day: Number(first[3] ?? first[2]) };
  const last = new RegExp(`${BY_EN}${DAY_EN}\\s+(?:of\\s+)?${MONTH_EN}\\b`, 'iu').exec(text);
  if (last) return { month: month(last[3]!), day: Number(last[2] ?? last[1]) };
  const nth = /\b(?:by|on|before|until)\s+the\s+(\d{1,2})(?:st|nd|rd|th)\b/iu.exec(text);
  return nth ? { day: Number(nth[1]) } : undefined;
}

/** A promise for more than half a year is none: such a date is one that has passed. */
const MAX_AHEAD_MS = 183 * DAY_MS;

/**
 * Days from `midnight` (a wall clock's, in milliseconds as if of UTC) to the calendar date named; undefined when none is
 * named, it does not exist, or it has passed.
 */
export function daysToDate(text: string, midnight: number): number | undefined {
  const today = new Date(midnight);
  const endOfMonth = /(下个?)?月底|(?:本|这个?)月(?:之?内|底)|\bend of (?:the|this) month\b/iu.exec(text);
  if (endOfMonth) return (Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + (endOfMonth[1] ? 2 : 1), 0) - midnight) / DAY_MS;
  const named = namedDate(text);
  if (!named) return undefined;
  const later = /下个?月/u.test(text) ? 1 : 0;
  const year = named.year ?? today.getUTCFullYear();
  const candidates =
    named.month !== undefined
      ? [[year, named.month], ...(named.year === undefined ? [[year + 1, named.month]] : [])]
      : [[year, today.getUTCMonth() + later], ...(later ? [] : [[year, today.getUTCMonth() + 1]])];
  for (const [ofYear, ofMonth] of candidates as [number, number][]) {
    const date = new Date(Date.UTC(ofYear, ofMonth, named.day));
    const exists = date.getUTCDate() === named.day && date.getUTCMonth() === ((ofMonth % 12) + 12) % 12;
    const ahead = date.getTime() - midnight;
    if (exists && ahead >= 0 && ahead <= MAX_AHEAD_MS) return ahead / DAY_MS;
  }
  return undefined;
}

/** True when a calendar date is named, whatever becomes of it. */
export const namesDate = (text: string): boolean => namedDate(text) !== undefined;

const WEEKDAY_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Opening days, and days of before. */
const NO_WEEKDAY = /(?:周|星期|礼拜)[一二三四五六日天]\s*(?:至|到|-|~)\s*(?:周|星期|礼拜)?[一二三四五六日天]|(?:上个?|每个?)(?:周|星期|礼拜)[一二三四五六日天末]?|\b(?:last|since|every|past)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s*(?:to|-|–|through)\s*(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:ordered|bought|placed|paid|sent us|called|wrote|came in)\b[^.,]{0,20}\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/giu;

/** Days from today to the day named by its place in the week or beside today, or undefined; `weekday` counts from Monday 0. */
export function daysToWeekday(said: string, weekday: number): number | undefined {
  const text = said.replace(NO_WEEKDAY, ' ');
  if (/大后天/u.test(text)) return 3;
  if (/后天|\bday after tomorrow\b/iu.test(text)) return 2;
  if (/明[天日早晚儿]|今明|次日|\btomorrow\b/iu.test(text)) return 1;
  if (/今[天日晚早儿]|\b(?:today|tonight|this (?:morning|afternoon|evening))\b|\b(?:end|close) of (?:the )?(?:day|business)\b/iu.test(text)) return 0;
  const zh = new RegExp(`(下*)个?(?:周|星期|礼拜)([${WEEKDAY_ZH}天末])`, 'u').exec(text);
  if (zh) {
    const wanted = zh[2] === '末' ? 6 : zh[2] === '天' ? 6 : WEEKDAY_ZH.indexOf(zh[2]!);
    return zh[1] ? 7 * zh[1].length - weekday + wanted : (wanted - weekday + 7) % 7 || (zh[2] === '末' ? 0 : 7);
  }
  const en = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day\b/iu.exec(text);
  if (en) return (WEEKDAYS_EN.indexOf(en[1]!.toLowerCase()) - weekday + 7) % 7 || 7;
  if (/下(?:个)?(?:周|星期|礼拜)|\bnext week\b/iu.test(text)) return 13 - weekday;
  if (/本周|这周|\bthis week\b|\bend of (?:the )?week\b|\bweekend\b/iu.test(text)) return 6 - weekday;
  if (/下午|晚上|中午|晚点|下班前|\bbefore noon\b/iu.test(text)) return 0;
  return undefined;
}

/** The hour named for a day, as hours since its midnight; the later end of a span. 24 where only the day is named. */
export function hourOf(text: string): number {
  const clock = [...text.matchAll(/(下午|晚上|晚|傍晚)?\s*(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)\s*(am|pm)?/giu)].at(-1);
  if (clock) {
    const hour = Number(clock[2]) + Number(clock[3]) / 60;
    const pm = clock[1] !== undefined || clock[4]?.toLowerCase() === 'pm';
    return pm && hour < 12 ? hour + 12 : hour;
  }
  const zh = [...text.matchAll(new RegExp(`(早上|早|上午|中午|下午|傍晚|晚上|晚|今晚|明晚)?\\s*(\\d{1,2}|${HAN})\\s*[点时](半)?`, 'gu'))].at(-1);
  if (zh) {
    const hour = numberOf(zh[2]!) + (zh[3] ? 0.5 : 0);
    return hour < 12 && (/下午|傍晚|晚/u.test(zh[1] ?? '') || /今晚|明晚|晚上|下午/u.test(text)) ? hour + 12 : hour;
  }
  const en = [...text.matchAll(/\b(\d{1,2})\s*(am|pm)\b/giu)].at(-1);
  if (en) return (Number(en[1]) % 12) + (en[2]!.toLowerCase() === 'pm' ? 12 : 0);
  if (/中午|正午|\bnoon\b/iu.test(text)) return 12;
  if (/下班前|\bclose of (?:business|day)\b|\bend of (?:the )?(?:business|working) day\b/iu.test(text)) return 18;
  if (/上午|早上|明早|\bmorning\b|\bfirst thing\b/iu.test(text)) return 12;
  if (/下午|\bafternoon\b/iu.test(text)) return 18;
  return 24;
}
