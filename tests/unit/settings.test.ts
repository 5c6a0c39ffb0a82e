import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/domain/business-hours.js';
import { DEFAULT_SETTINGS, mergeSettings, settingsLayerSchema, settingsSchema, type SettingsLayer } from '../../src/domain/settings.js';
import { describeIssue } from '../../src/domain/validation.js';

const week = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '18:00' }]]));
const hours = { timeZone: 'Europe/London', week, holidays: ['2026-12-25'], makeUpDays: [{ date: '2026-12-27', as: 'friday' }] };
const consistent = [[1, 3, 5, 3], [1 / 3, 1, 2, 1], [0.2, 0.5, 1, 0.5], [0.333, 1, 2, 1]];

const refusals = (layer: unknown) => (settingsLayerSchema.safeParse(layer).error?.issues ?? []).map(describeIssue);

describe('a layer of settings', () => {
  it('when everything in it is sound, then it is taken as it is', () => {
    const layer = { halfLifeDays: 90, pairwiseMatrix: consistent, priorStrength: 4, sourceWeights: { stars: 0.5 }, targets: { resolutionHours: 12 }, businessHours: hours, costPerAgentMinute: 1.5, actions: { label: 0.4, fold: 0.4, hold: 1 } };
    expect(settingsLayerSchema.parse(layer)).toEqual(layer);
    expect(settingsLayerSchema.parse({})).toEqual({});
  });

  it.each([
    ['a half-life too short for the sums', { halfLifeDays: 14 }, '/halfLifeDays'],
    ['a half-life that is text', { halfLifeDays: '90' }, '/halfLifeDays'],
    ['an unknown field', { halflife: 90 }, '/halflife'],
    ['an unknown source', { sourceWeights: { hearsay: 1 } }, '/sourceWeights/hearsay'],
    ['a source that weighs more than one', { sourceWeights: { stars: 1.1 } }, '/sourceWeights/stars'],
    ['a matrix of three', { pairwiseMatrix: [[1, 2, 3], [0.5, 1, 2], [1 / 3, 0.5, 1]] }, '/pairwiseMatrix'],
    ['a matrix whose halves disagree', { pairwiseMatrix: consistent.map((row, i) => (i === 3 ? [0.5, 1, 2, 1] : row)) }, '/pairwiseMatrix/3/0'],
    ['a diagonal that is not one', { pairwiseMatrix: consistent.map((row, i) => (i === 1 ? [1 / 3, 2, 2, 1] : row)) }, '/pairwiseMatrix/1/1'],
    ['comparisons in a circle', { pairwiseMatrix: [[1, 9, 1 / 9, 1], [1 / 9, 1, 9, 1], [9, 1 / 9, 1, 1], [1, 1, 1, 1]] }, '/pairwiseMatrix'],
    ['a judgement beyond nine', { pairwiseMatrix: consistent.map((row, i) => (i === 0 ? [1, 3, 12, 3] : row)) }, '/pairwiseMatrix/0/2'],
    ['thresholds in the wrong order', { actions: { label: 0.5, fold: 0.4, hold: 0.9 } }, '/actions/fold'],
    ['an unknown time zone', { businessHours: { ...hours, timeZone: 'Mars/Olympus' } }, '/businessHours/timeZone'],
    ['a day that ends before it begins', { businessHours: { ...hours, week: { ...week, friday: [{ from: '18:00', to: '09:00' }] } } }, '/businessHours/week/friday/0/to'],
    ['opening times that overlap', { businessHours: { ...hours, week: { ...week, friday: [{ from: '09:00', to: '13:00' }, { from: '12:00', to: '18:00' }] } } }, '/businessHours/week/friday'],
    ['a holiday that no calendar has', { businessHours: { ...hours, holidays: ['2026-02-30'] } }, '/businessHours/holidays/0'],
    ['a make-up day that is a holiday', { businessHours: { ...hours, makeUpDays: [{ date: '2026-12-25', as: 'friday' }] } }, '/businessHours/makeUpDays'],
    ['a make-up day named twice', { businessHours: { ...hours, makeUpDays: [{ date: '2026-12-27', as: 'friday' }, { date: '2026-12-27', as: 'monday' }] } }, '/businessHours/makeUpDays'],
    ['a make-up day of no weekday', { businessHours: { ...hours, makeUpDays: [{ date: '2026-12-27', as: 'workday' }] } }, '/businessHours/makeUpDays/0/as'],
    ['a make-up day that no calendar has', { businessHours: { ...hours, makeUpDays: [{ date: '2026-02-30', as: 'friday' }] } }, '/businessHours/makeUpDays/0/date'],
    ['a negative cost', { costPerAgentMinute: -1 }, '/costPerAgentMinute'],
    ['a prior weaker than Jeffreys’', { priorStrength: 0.5 }, '/priorStrength'],
  ])('when it has %s, then it is refused with a pointer', (_what, layer, pointer) => {
    expect(refusals(layer).map((issue) => issue.pointer)).toContain(pointer);
  });

  it('when its comparisons contradict one another, then the refusal says by how much', () => {
    const [first] = refusals({ pairwiseMatrix: [[1, 9, 1 / 9, 1], [1 / 9, 1, 9, 1], [9, 1 / 9, 1, 1], [1, 1, 1, 1]] });
    expect(first!.reason).toMatch(/consistency ratio is \d\.\d\d and must be below 0\.1/);
  });
});

describe('mergeSettings', () => {
  it('when nothing is set, then the defaults apply, and they are sound themselves', () => {
    expect(mergeSettings(undefined, {})).toEqual(DEFAULT_SETTINGS);
    expect(settingsLayerSchema.safeParse(DEFAULT_SETTINGS).success).toBe(true);
  });

  it('when layers meet, then the later wins field by field, and weights and targets name by name', () => {
    const platform: SettingsLayer = { halfLifeDays: 90, targets: { resolutionHours: 48 }, sourceWeights: { stars: 0.2 } };
    const category: SettingsLayer = { priorStrength: 3, targets: { satisfactionShare: 0.8 }, sourceWeights: { topic: 0.9 } };
    const merged = mergeSettings(platform, category);
    expect(merged).toMatchObject({ halfLifeDays: 90, priorStrength: 3, targets: { resolutionHours: 48, satisfactionShare: 0.8 } });
    expect(merged.sourceWeights).toEqual({ ...DEFAULT_SETTINGS.sourceWeights, stars: 0.2, topic: 0.9 });
  });

  it('when any sound layers are put together, then the whole is sound', () => {
    const layer = fc.record(
      { halfLifeDays: fc.integer({ min: 15, max: 3650 }), pairwiseMatrix: fc.constantFrom(consistent, DEFAULT_SETTINGS.pairwiseMatrix), actions: fc.constantFrom(DEFAULT_SETTINGS.actions, { label: 0.9, fold: 0.95, hold: 1 }), costPerAgentMinute: fc.option(fc.integer({ min: 0, max: 9 })) },
      { requiredKeys: [] },
    ) as fc.Arbitrary<SettingsLayer>;
    fc.assert(fc.property(layer, layer, (below, above) => settingsSchema.safeParse(mergeSettings(below, above)).success && settingsLayerSchema.safeParse(mergeSettings(below, above)).success));
  });
});
