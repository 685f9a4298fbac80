/** The width of a printed text, in any unit. */
export type Measure = (text: string) => number;

/** The longest beginning of the text that fits. It has at least one character, so that wrapping ends. */
const beginningOf = (text: string, width: number, measure: Measure): string => {
  const characters = [...text];
  const tooLong = characters.findIndex((_, end) => measure(characters.slice(0, end + 1).join('')) > width);
  return characters.slice(0, tooLong === -1 ? characters.length : Math.max(tooLong, 1)).join('');
};

/** Lines no wider than `width`. A word that is wider than a line is cut. */
export const wrapText = (text: string, width: number, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (measure(line) > width) {
      const beginning = beginningOf(line, width, measure);
      if (beginning === line) break;
      lines.push(beginning);
      line = line.slice(beginning.length);
    }
  }
  return [...lines, line];
};

/** The text if it fits, or as much of it as fits before an ellipsis. */
export const shortenText = (text: string, width: number, measure: Measure): string =>
  measure(text) <= width ? text : `${beginningOf(text, width - measure('…'), measure)}…`;
