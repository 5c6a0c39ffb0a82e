import { sql } from 'kysely';
import type { LaterWord } from '../domain/chat/promise-kept.js';
import type { Message, Review, Transcript } from '../domain/item.js';
import type { ItemKind } from '../domain/item.js';
import { BELIEVED } from './belief.js';
import type { Db, Tx } from './database.js';

/** Items of one order beyond this many tell no more of a promise. */
const MAX_ITEMS_PER_ORDER = 20;

interface OrderItem {
  orderId: string;
  merchantId: string;
  kind: ItemKind;
  itemId: string;
  payload: Review | Transcript;
}

function wordsOf({ kind, payload }: OrderItem): LaterWord[] {
  if (kind === 'transcript') {
    const { messages, openedAt } = payload as Transcript;
    return messages
      .flatMap(({ role, text, at }: Message): LaterWord[] => ((role === 'customer' || role === 'agent') && (at ?? openedAt) ? [{ text, by: role, at: at ?? openedAt }] : []));
  }
  const { text, createdAt, followUps = [] } = payload as Review;
  return [{ text, by: 'customer', at: createdAt }, ...followUps.map((followUp): LaterWord => ({ text: followUp.text, by: 'customer', at: followUp.createdAt }))];
}

/**
 * What was said in other chats and reviews of the same merchant and order, by transcript, in order of time. Words without
 * a time are left out: they could have been said before; so are reviews that are more likely inauthentic than genuine.
 */
export async function readLaterWords(db: Db | Tx, platformId: string, transcripts: readonly Transcript[]): Promise<Map<string, LaterWord[]>> {
  const ordered = transcripts.filter(({ orderId }) => orderId !== undefined);
  if (ordered.length === 0) return new Map();
  const { rows } = await sql<OrderItem>`
    select order_id, merchant_id, kind, item_id, payload from (
      select i.order_id, i.merchant_id, i.kind, i.item_id, i.payload, row_number() over (partition by i.order_id, i.merchant_id order by i.occurred_at) as place
      from items i
      left join judgements verdict on i.kind = 'review' and verdict.platform_id = i.platform_id and verdict.review_id = i.item_id
      left join decisions decided on i.kind = 'review' and decided.platform_id = i.platform_id and decided.review_id = i.item_id and decided.superseded_at is null
      where i.platform_id = ${platformId} and i.order_id = any(${[...new Set(ordered.map(({ orderId }) => orderId))]}::text[])
        and (i.kind = 'transcript' or ${BELIEVED})) as ranked
    where place <= ${MAX_ITEMS_PER_ORDER}`.execute(db);
  return new Map(
    ordered.map(({ id, orderId, merchantId }) => [
      id,
      rows
        .filter((row) => row.orderId === orderId && row.merchantId === merchantId && !(row.kind === 'transcript' && row.itemId === id))
        .flatMap(wordsOf)
        .sort((one, other) => Date.parse(one.at!) - Date.parse(other.at!)),
    ]),
  );
}
