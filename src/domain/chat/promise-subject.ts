/** What a promise or a later word is about, so that a visit keeps no promise of money. */

const SUBJECTS: readonly RegExp[] = [
  /* Money. */
  /退(?!货|换|房|订)|赔|补偿|差价|到账|返还|押金|报销|\b(?:refund(?:ed|s)?|money|credit(?:ed)?|reimburse[sd]?|voucher|compensat\w+|charged?|\$\d+|£\d+)\b/iu,
  /* Goods on their way. */
  /补发|重发|补寄|寄|发货|发出|送[到来达]|快递|包裹|换货|新的|签收|\b(?:parcel|package|replacement|ship(?:ped|s)?|deliver(?:ed|y)?|dispatch(?:ed)?|courier|new one|bags?|luggage|in the post)\b/iu,
  /* Somebody who comes and mends. */
  /师傅|上门|工程师|维修|修好|修复|安装|检修|\b(?:engineer|technician|repair(?:ed)?|fix(?:ed)?|plumber|visit|come round|came round)\b/iu,
  /* Word from the company. */
  /联系|回电|来电|电话|回访|回复|答复|回音|通知|短信|\b(?:call(?:ed|back)?|ring|rang|phoned?|contact(?:ed)?|e-?mail(?:ed)?|reply|replied|respon[ds]\w*|hear|heard|get back|in touch)\b/iu,
];

const subjectsOf = (text: string): boolean[] => SUBJECTS.map((pattern) => pattern.test(text));

/** False when both name what they are about and nothing of it is the same; what names nothing ("解决了") may be about anything. */
export function maySpeakOf(word: string, promise: string): boolean {
  const [said, promised] = [subjectsOf(word), subjectsOf(promise)];
  return !said.includes(true) || !promised.includes(true) || said.some((named, subject) => named && promised[subject]);
}
