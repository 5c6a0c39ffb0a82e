import { sql } from 'kysely';
import type { Item } from '../domain/item.js';
import type { Tx } from './database.js';
import { ratingSide, utcDay } from './rows.js';

interface DayCount {
  merchantId: string;
  day: string;
  side: number;
  reviews: number;
  ratingSum: number;
}

/** Rated reviews by merchant, day and side, gathered over a batch and added to the stored counts at once. */
export class MerchantDays {
  private readonly counts = new Map<string, DayCount>();

  add(item: Item, occurredAt: Date): void {
    if (item.kind !== 'review' || item.review.rating === undefined) return;
    const { merchantId, rating } = item.review;
    const side = ratingSide(rating);
    const day = utcDay(occurredAt);
    const key = JSON.stringify([merchantId, day, side]);
    const entry = this.counts.get(key) ?? { merchantId, day, side, reviews: 0, ratingSum: 0 };
    entry.reviews++;
    entry.ratingSum += rating;
    this.counts.set(key, entry);
  }

  async write(tx: Tx, platformId: string): Promise<void> {
    await sql`
      insert into merchant_days (platform_id, merchant_id, day, side, reviews, rating_sum)
      select ${platformId}, "merchantId", day, side, reviews, "ratingSum"
      from jsonb_to_recordset(${JSON.stringify([...this.counts.values()])}::jsonb)
        as entry("merchantId" text, day date, side smallint, reviews integer, "ratingSum" integer)
      order by "merchantId", day, side
      on conflict (platform_id, merchant_id, day, side) do update set
        reviews = merchant_days.reviews + excluded.reviews, rating_sum = merchant_days.rating_sum + excluded.rating_sum`.execute(tx);
  }
}
