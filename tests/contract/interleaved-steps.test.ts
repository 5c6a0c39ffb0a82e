import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aReview } from '../helpers/candor.js';
import { HandStepped } from '../helpers/hand-stepped.js';

/** Whatever happens between any two steps of any batches: once all are done, every verdict is the one it would be now. */

const day = (offset: number): string => new Date(Date.UTC(2026, 3, 1 + offset, 10)).toISOString();

interface Parcel {
  merchant: number;
  shape: 'calm' | 'rush' | 'outing';
  stars: number;
  from: number;
  size: number;
}

/** Reviews of few merchants in one category, on few days, by few accounts from few devices, some in the same words: neighbours in every way. */
function reviewsOf({ merchant, shape, stars, from, size }: Parcel, number: number): Record<string, unknown>[] {
  return Array.from({ length: size }, (_, index) =>
    aReview({
      id: `${number}-${index}`,
      merchantId: `m-${merchant}`,
      rating: stars,
      createdAt: day(from + (shape === 'calm' ? index * 3 : index % 3)),
      reviewerId: shape === 'outing' ? `friend-${index % 5}` : `guest-${number}-${index}`,
      source: index % 9 === 4 ? { deviceHash: `device-${from % 2}` } : undefined,
      text: index % 7 === 3 ? `Friendly staff and the fastest delivery that I have ever seen at shop ${stars}` : `Visit ${number} ${index}`,
    }),
  );
}

const parcel: fc.Arbitrary<Parcel> = fc.record({
  merchant: fc.integer({ min: 1, max: 3 }),
  shape: fc.constantFrom('calm', 'rush', 'rush', 'outing'),
  stars: fc.constantFrom(1, 2, 5, 5),
  from: fc.constantFrom(0, 2, 30, 40, 42),
  size: fc.constantFrom(5, 8, 14, 30),
});

/** The steps of one batch that can come next, by what was done of it. */
type Task = { id: string; analysed: boolean; marked: boolean; judged: boolean; store?: () => Promise<void> };

class Installation {
  private readonly tasks: Task[] = [];
  private storeAgain?: () => Promise<void>;

  constructor(
    private readonly steps: HandStepped,
    private readonly parcels: Parcel[],
  ) {}

  private async handIn(): Promise<void> {
    const number = this.tasks.length;
    const id = await this.steps.store({ merchants: [1, 2, 3].map((merchant) => ({ id: `m-${merchant}`, name: 'x', category: 'hotel' })), reviews: reviewsOf(this.parcels[number]!, number) });
    this.tasks.push({ id, analysed: false, marked: false, judged: false });
  }

  private readonly rejudge = async (): Promise<void> => {
    if (this.storeAgain) await this.storeAgain();
    this.storeAgain = this.storeAgain ? undefined : await this.steps.readVerdicts();
  };

  private possible(): (() => Promise<void>)[] {
    const steps: (() => Promise<void>)[] = [];
    if (this.tasks.length < this.parcels.length) steps.push(() => this.handIn());
    for (const task of this.tasks) {
      if (!task.analysed) steps.push(() => this.steps.analyse(task.id).then(() => void (task.analysed = true)));
      if (task.analysed && !task.marked) steps.push(() => this.steps.mark(task.id).then(() => void (task.marked = true)));
      if (task.analysed && !task.judged && !task.store) steps.push(async () => void (task.store = await this.steps.readVerdicts(task.id)));
      if (task.store) {
        steps.push(async () => {
          await task.store!();
          task.store = undefined;
          task.judged = true;
        });
      }
    }
    return steps;
  }

  async run(choices: readonly number[]): Promise<void> {
    for (let turn = 0; ; turn++) {
      const possible = this.possible();
      if (possible.length === 0) break;
      const choice = choices[turn % choices.length]!;
      await [...possible, this.rejudge][choice % (possible.length + 1)]!();
      /* Choices may name nothing but judging again for ever. */
      if (turn % 7 === 6) await this.possible()[0]?.();
    }
    if (this.storeAgain) await this.rejudge();
    await this.steps.rejudge();
  }
}

/** In which two batches brought a mean down and back between two looks at it. */
const FOUND_ONCE: Parcel[] = [
  { merchant: 3, shape: 'rush', stars: 5, from: 30, size: 30 },
  { merchant: 3, shape: 'calm', stars: 2, from: 0, size: 8 },
  { merchant: 3, shape: 'outing', stars: 1, from: 2, size: 30 },
  { merchant: 2, shape: 'outing', stars: 5, from: 40, size: 8 },
  { merchant: 2, shape: 'rush', stars: 5, from: 0, size: 14 },
];
const CHOICES = [11, 7, 11, 7, 4, 11, 1, 2, 3, 5, 4, 6, 11, 8, 6, 0, 7, 8, 0, 2, 8, 3, 11, 0, 10, 9, 7, 11, 6, 4];

/** `CANDOR_TEST_RUNS` asks for more than the gate has time for. */
test('when the steps of several batches come in any order, reading and storing apart, then no verdict stays stale', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(parcel, { minLength: 2, maxLength: 5 }), fc.array(fc.nat(11), { minLength: 30, maxLength: 30 }), async (parcels, choices) => {
      const steps = await HandStepped.start();
      try {
        await new Installation(steps, parcels).run(choices);
        expect(await steps.stale()).toEqual([]);
      } finally {
        await steps.close();
      }
    }),
    { numRuns: Number(process.env.CANDOR_TEST_RUNS ?? 12), endOnFailure: true, examples: [[FOUND_ONCE, CHOICES]] },
  );
}, 3_000_000);
