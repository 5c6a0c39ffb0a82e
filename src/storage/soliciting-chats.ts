import { sql, type RawBuilder } from 'kysely';

/**
 * Which chats belong to which reviews of their merchant: those of the same order; where one of the two
 * names no order, those with the same person (`customerId` equals `reviewerId`) in the month before the
 * review, since who was asked for praise gives it soon or not at all.
 */

const MONTH = sql`interval '30 days'`;
/** Chats, and reviews of a chat, that one person is joined to: "anonymous" may have had thousands. */
const MAX_JOINED = 20;

const solicits = sql`exists (select 1 from analyses a where a.platform_id = t.platform_id and a.kind = 'transcript'
  and a.item_id = t.item_id and (a.analysis #>> '{service,solicitation,present}')::boolean)`;

/** Rows of `item_id, shared` (`order` or `customer`): the chats of a review aliased `r` in which staff asked or paid for praise. */
export const SOLICITING_CHATS: RawBuilder<unknown> = sql`
  select t.item_id, 'order' as shared from items t
  where t.platform_id = r.platform_id and t.kind = 'transcript' and t.order_id = r.order_id and t.merchant_id = r.merchant_id and ${solicits}
  union all
  (select t.item_id, 'customer' from items t
  where t.platform_id = r.platform_id and t.kind = 'transcript' and t.customer_id = r.reviewer_id and t.merchant_id = r.merchant_id
    and (t.order_id is null or r.order_id is null) and t.occurred_at between r.occurred_at - ${MONTH} and r.occurred_at and ${solicits}
  order by t.occurred_at desc, t.item_id limit ${MAX_JOINED})`;

/** Rows of `item_id`: the reviews that a chat aliased `t` belongs to, if it solicits. */
export const REVIEWS_OF_CHAT: RawBuilder<unknown> = sql`
  select r.item_id from items r
  where r.platform_id = t.platform_id and r.kind = 'review' and r.order_id = t.order_id and r.merchant_id = t.merchant_id and ${solicits}
  union all
  (select r.item_id from items r
  where r.platform_id = t.platform_id and r.kind = 'review' and r.reviewer_id = t.customer_id and r.merchant_id = t.merchant_id
    and (t.order_id is null or r.order_id is null) and t.occurred_at between r.occurred_at - ${MONTH} and r.occurred_at and ${solicits}
  order by r.occurred_at, r.item_id limit ${MAX_JOINED})`;
