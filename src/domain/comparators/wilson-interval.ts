/** 97.5 % point of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Score interval of a share (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", Journal of the American Statistical Association 22 (1927), 209–212), whose lower end ranks
 * items by "the share of good ratings that can be relied on".
 * @param positives successes, 0 to `total`; `total` > 0
 * @returns the 95 % interval within 0 and 1
 */
export function wilsonInterval(positives: number, total: number, z = Z_95): [number, number] {
  const share = positives / total;
  const centre = (share + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z / (1 + (z * z) / total)) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
