import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { PATIENCE_MILLISECONDS } from '../patience.ts';
import { readPdf } from '../read-pdf.ts';

const KEY = /\b\w{5}(?:-\w{5}){3}\b/;

/** Waits until the letter is in the printing service's folder, and opens it as the establishment would. */
export const awaitLetter = (
  folder: string,
  changeId: string,
  number = 1,
): Promise<{ text: string; key: string }> =>
  vi.waitFor(
    async () => {
      const names = await readdir(folder, { recursive: true });
      const name = names.find((one) => one.endsWith(`${changeId}-${number}.pdf`));
      if (name === undefined) throw new Error(`no letter ${number} of ${changeId}`);
      const { text } = await readPdf(await readFile(join(folder, name)));
      const [key = ''] = KEY.exec(text.replaceAll(changeId, '')) ?? [];
      return { text, key };
    },
    { timeout: PATIENCE_MILLISECONDS, interval: 50 },
  );
