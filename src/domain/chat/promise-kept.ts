import type { Message } from '../item.js';

/** Whether a promise was kept, from what was said afterwards: in the chat, in a later chat or review of the same order. */

/** The thing happened. */
const KEPT =
  /(?:已经?|刚|都)(?:帮您|给您|为您)?(?:退(?:了|款|好|到)|处理(?:好|完)|解决|补发|寄出|发出|安排好|办好|办完|修好|到账|登记好)|退款?(?:已经?)?(?:到了|到账|收到)|(?:钱|款|货|东西|补偿|红包)(?:已经?)?(?:到了|收到|到账)|(?<!没|没有|未|不)(?:收到(?:了|啦|退款|钱|货|补发)|拿到了|找到了)|(?<!没|不|未)(?:到账|修好)了|(?<!没|不)解决了|(?:师傅|专员|经理|客服)(?:已经?)?(?:来过?了|来修好|打来|联系我?了|回电了|上门了)|说到做到|(?:按时|准时|如约|果然)(?:来|到|退|发|联系|上门)|秒退|\b(?:(?:has|have|'s|been|was|got|is) (?:now )?(?:been )?(?:refunded|sent|shipped|delivered|fixed|sorted|resolved|repaired|replaced|credited)|(?:refund|replacement|money|parcel|it)(?:'s| has| is)? (?:arrived|came|come through|gone through|here)|it'?s here|got (?:it|the (?:refund|money|replacement|call))|(?:they|he|she|someone) (?:called|rang|phoned|emailed)(?: me)?(?: back)?|kept (?:their|his|her|the) (?:word|promise)|as promised|he'?s been)\b/iu;
/** It did not. */
const BROKEN =
  /(?:还|仍|依然|至今|到现在|一直|根本)(?:是)?(?:都)?(?:没有?|未)(?:有)?(?:人)?(?:收到|到账|退|联系|回复|回电|打电话|处理|解决|发货|来|上门|消息|结果)|没(?:有)?人(?:联系|回复|打电话|回电|来|理|管|处理)|(?:一个)?电话(?:都|也)?没(?:有)?(?:接到|打|等到)|说好(?:的|了)?[^。]{0,16}(?:没|不|呢)|答应[^。]{0,16}(?:没|不|呢)|承诺[^。]{0,16}(?:没|不|未|呢)|(?:结果|人|钱|退款)呢[？?]|不(?:守|讲)信用|言而无信|(?:食言|放鸽子|爽约|骗人|忽悠)|说话不算|\b(?:still (?:no|not|nothing|haven'?t|hasn'?t|waiting)|never (?:came|called|rang|arrived|received|heard|got|happened|refunded|contacted)|no ?(?:one|body) (?:ever )?(?:called|rang|emailed|came|contacted|got back)|nothing (?:happened|arrived|came)|(?:haven'?t|hasn'?t|didn'?t) (?:received?|arrived?|heard|got|called?|come|had)|(?:you|they) promised|was promised|broken? (?:a |the |their )?promises?|didn'?t keep)\b/iu;

/** What a later text says of an earlier promise: true kept, false broken, undefined neither or both. */
export function saysKept(text: string): boolean | undefined {
  const kept = KEPT.test(text);
  const broken = BROKEN.test(text);
  return kept === broken ? undefined : kept;
}

/** Later than this without a named time, a complaint that nothing came is a broken promise rather than impatience. */
const PATIENCE_MS = 24 * 3_600_000;

/** Something said after the promise. */
export interface LaterWord {
  text: string;
  /** Missing where nobody stamped it. */
  at?: string;
}

/**
 * Whether a promise of `madeAt`, due at `dueAt`, was kept by what was said later, in order of time. That it was done
 * counts whenever it is said. That it was not counts only once it was due (without a named time: after a day); before,
 * a customer only speaks of earlier promises. Undefined when nobody says.
 */
export function promiseKept(promise: { madeAt?: string; dueAt?: string }, later: readonly LaterWord[]): boolean | undefined {
  const due = promise.dueAt !== undefined ? Date.parse(promise.dueAt) : promise.madeAt !== undefined ? Date.parse(promise.madeAt) + PATIENCE_MS : undefined;
  for (const { text, at } of later) {
    const says = saysKept(text);
    if (says === true) {
      /* Done too late is not kept. */
      return promise.dueAt === undefined || at === undefined || Date.parse(at) <= Date.parse(promise.dueAt) + PATIENCE_MS;
    }
    if (says === false && due !== undefined && at !== undefined && Date.parse(at) >= due) return false;
  }
  return undefined;
}

/** The stamp of a message, else of the nearest stamped one before it, else the chat's opening. */
export function timeOfTurn(messages: readonly Message[], turn: number, openedAt?: string): string | undefined {
  return messages.slice(0, turn + 1).findLast(({ at }) => at !== undefined)?.at ?? openedAt;
}
