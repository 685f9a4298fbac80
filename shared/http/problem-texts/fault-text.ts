import type { FactName } from '../../domain/facts.ts';
import type { FaultCode } from '../../domain/faults.ts';
import type { Text } from '../../wording/text.ts';
import { ENGLISH_INPUT } from './input-en.ts';
import { FRENCH_INPUT } from './input-fr.ts';
import { PROBLEMS, RULE_FAULTS } from './problem-texts.ts';

const isIn = <T extends object>(code: PropertyKey, texts: T): code is keyof T => code in texts;

/** The text of a fault. A fault with the code of a problem has the text of that problem. */
export const faultText = (code: FaultCode): Text<FactName> => {
  if (isIn(code, RULE_FAULTS)) return RULE_FAULTS[code];
  if (isIn(code, PROBLEMS)) return PROBLEMS[code].detail;
  return { fr: FRENCH_INPUT[code], en: ENGLISH_INPUT[code] };
};
