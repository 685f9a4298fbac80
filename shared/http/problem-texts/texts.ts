import type { CommonErrorCode, DomainError, ErrorCode } from '../../domain/errors.ts';
import type { FactName, Facts } from '../../domain/facts.ts';
import type { BeyondMandateCode, FaultCode } from '../../domain/faults.ts';
import type { Text } from '../../wording/text.ts';
import { COMMON_PROBLEMS } from './common.ts';
import { ENGLISH_INPUT } from './input-en.ts';
import { FRENCH_INPUT } from './input-fr.ts';
import type { FaultTexts, Problems } from './text-types.ts';

/**
 * What one Lambda can say of a refusal: what any request can meet, and what its own rules refuse. A Lambda that refuses
 * little carries, and reads when it starts, no texts of the others.
 */
export interface Texts {
  problems: Problems<CommonErrorCode> & Partial<Problems<ErrorCode>>;
  /** Texts of the faults whose codes are no problem of their own, beside those of the input. */
  faults: Partial<FaultTexts<BeyondMandateCode | 'card-not-reviewed'>>;
  /** Where a card that is left to review is found. */
  cardPath?: (facts: Pick<Facts, 'organisation' | 'person'>) => string;
}

/** For a Lambda whose requests no rule of a room refuses. */
export const COMMON_TEXTS: Texts = { problems: COMMON_PROBLEMS, faults: {} };

/** Whether these texts tell of the refusal. */
export const canSay = ({ problems }: Texts, { code }: DomainError): boolean => problems[code] !== undefined;

/** @throws Error where the texts do not tell of it: whoever asks has made sure (`canSay`) */
export const problemText = ({ problems }: Texts, code: ErrorCode) => {
  const text = problems[code];
  if (text === undefined) throw new Error(`no text for ${code}`);
  return text;
};

const isIn = <T extends object>(code: PropertyKey, texts: T): code is keyof T => code in texts;

/** The text of a fault. A fault with the code of a problem has the text of that problem. */
export const faultText = ({ problems, faults }: Texts, code: FaultCode): Text<FactName> => {
  const own = isIn(code, faults) ? faults[code] : undefined;
  if (own !== undefined) return own;
  const problem = isIn(code, problems) ? problems[code] : undefined;
  if (problem !== undefined) return problem.detail;
  if (isIn(code, FRENCH_INPUT)) return { fr: FRENCH_INPUT[code], en: ENGLISH_INPUT[code] };
  throw new Error(`no text for ${code}`);
};
