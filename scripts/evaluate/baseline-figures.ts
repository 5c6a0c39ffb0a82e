import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const FILE = fileURLToPath(new URL('../train/baseline.json', import.meta.url));

/** Written by `scripts/train/baseline.py`: accuracy of TF-IDF + logistic regression by language and set. */
const figuresSchema = z.object({ polarity: z.record(z.string(), z.record(z.string(), z.number())) });

/** Figures of the linear baselines, as last measured in Python. */
export interface BaselineFigures {
  polarity(language: string, set: string): number | undefined;
}

/** Reads the committed baseline figures; without the file there are none, and that is said aloud. */
export async function readBaselineFigures(): Promise<BaselineFigures> {
  let text: string;
  try {
    text = await readFile(FILE, 'utf8');
  } catch {
    console.log('No scripts/train/baseline.json: the TF-IDF column stays empty. `scripts/train/baseline.py` writes it.');
    return { polarity: () => undefined };
  }
  const figures = figuresSchema.parse(JSON.parse(text));
  return { polarity: (language, set) => figures.polarity[language]?.[set] };
}
