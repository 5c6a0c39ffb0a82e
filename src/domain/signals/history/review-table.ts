import { fnv1a } from '../../fnv.js';

/**
 * Reviews as columns, in the order in which they came: what the history signals read. 600,000 rows
 * take some 30 MB, where as many objects would take ten times that.
 */
export interface ReviewTable {
  size: number;
  reviewers: number;
  products: number;
  /** Number of the reviewer, of the product (from 0); of each row. */
  reviewer: Int32Array;
  product: Int32Array;
  /** 1 to 5. */
  stars: Uint8Array;
  /** Days since 1970-01-01, never falling from row to row. */
  day: Float64Array;
  /** Where the row stood when it was handed in. */
  handedIn: Int32Array;
}

export interface HandedInReview {
  reviewer: string;
  product: string;
  /** 1 to 5; read as whole stars. */
  rating: number;
  /** Milliseconds since 1970. */
  at: number;
}

const DAY_MS = 86_400_000;

/** Numbers for names, in the order of their first appearance. */
class Names {
  private readonly numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }

  get size(): number {
    return this.numbers.size;
  }
}

/**
 * Takes reviews in any order and sorts them by time. Of equal times the order is drawn from who reviewed what, never
 * from the order handed in, which can tell what nobody should know: the files of YelpNYC hold each product's
 * filtered reviews first.
 */
export class ReviewTableBuilder {
  private readonly reviewerNames = new Names();
  private readonly productNames = new Names();
  private readonly reviewer: number[] = [];
  private readonly product: number[] = [];
  private readonly stars: number[] = [];
  private readonly day: number[] = [];
  private readonly drawn: number[] = [];

  add({ reviewer, product, rating, at }: HandedInReview): void {
    this.reviewer.push(this.reviewerNames.numberOf(reviewer));
    this.product.push(this.productNames.numberOf(product));
    this.stars.push(Math.min(5, Math.max(1, Math.round(rating))));
    this.day.push(at / DAY_MS);
    this.drawn.push(fnv1a(`${reviewer}\u0000${product}\u0000${rating}`));
  }

  build(): ReviewTable {
    const order = Int32Array.from(this.day.keys()).sort((a, b) => this.day[a]! - this.day[b]! || this.drawn[a]! - this.drawn[b]! || a - b);
    return {
      size: order.length,
      reviewers: this.reviewerNames.size,
      products: this.productNames.size,
      reviewer: order.map((row) => this.reviewer[row]!),
      product: order.map((row) => this.product[row]!),
      stars: Uint8Array.from(order, (row) => this.stars[row]!),
      day: Float64Array.from(order, (row) => this.day[row]!),
      handedIn: order,
    };
  }
}
