import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PICTURE_SIZE, PICTURES } from '../../../portal/http/assets.ts';
import { GUIDES, guideWords } from '../../../portal/pages/help/words.ts';

const FOLDER = join(import.meta.dirname, '../../../portal/pictures');
/** A guide has four at most, which come as they are scrolled to. */
const MAX_BYTES = 40_000;
const [WIDTH_AT, HEIGHT_AT] = [16, 20];

describe('the guides', () => {
  it.each(PICTURES)('show %s in the size that its page keeps free, below 40 KB', (name) => {
    const picture = readFileSync(join(FOLDER, `${name}.png`));
    expect({ width: picture.readUInt32BE(WIDTH_AT), height: picture.readUInt32BE(HEIGHT_AT) }).toEqual(
      PICTURE_SIZE,
    );
    expect(picture.length).toBeLessThanOrEqual(MAX_BYTES);
  });

  it.each(Object.values(guideWords))(
    'have three pictures at least, each with what is on it: $title',
    ({ guides }) => {
      for (const name of GUIDES) {
        const pictures = guides[name].sections.map(({ picture }) => picture);
        expect(pictures.length).toBeGreaterThanOrEqual(3);
        for (const { alt } of pictures) expect(alt).toMatch(/^\S.{40,}\.$/);
      }
    },
  );

  it('show every picture that there is', () => {
    const shown = GUIDES.flatMap((name) =>
      guideWords.fr.guides[name].sections.map(({ picture }) => picture.name),
    );
    expect(shown.toSorted()).toEqual([...PICTURES].toSorted());
    expect(readdirSync(FOLDER).toSorted()).toEqual(shown.map((name) => `${name}.png`).toSorted());
  });
});
