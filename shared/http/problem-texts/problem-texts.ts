import type { ErrorCode } from '../../domain/errors.ts';
import type { BeyondMandateCode } from '../../domain/faults.ts';
import { ACCESS_PROBLEMS } from './access.ts';
import { ADMINISTRATOR_CHANGE_PROBLEMS } from './administrator-changes.ts';
import { BULK_CHANGE_PROBLEMS } from './bulk-changes.ts';
import { COMMON_PROBLEMS } from './common.ts';
import { DIRECTORY_PROBLEMS } from './directory.ts';
import { MANDATE_FAULTS, MANDATE_PROBLEMS } from './mandates.ts';
import { PERSON_PROBLEMS } from './people.ts';
import { cardPath, REVIEW_FAULTS, REVIEW_PROBLEMS } from './reviews.ts';
import type { FaultTexts, Problems } from './text-types.ts';
import type { Texts } from './texts.ts';

/** The text of every refusal. */
export const PROBLEMS: Problems<ErrorCode> = {
  ...COMMON_PROBLEMS,
  ...PERSON_PROBLEMS,
  ...DIRECTORY_PROBLEMS,
  ...ACCESS_PROBLEMS,
  ...ADMINISTRATOR_CHANGE_PROBLEMS,
  ...BULK_CHANGE_PROBLEMS,
  ...MANDATE_PROBLEMS,
  ...REVIEW_PROBLEMS,
};

/** Texts of the faults whose codes are no problem of their own. */
export const RULE_FAULTS: FaultTexts<BeyondMandateCode | 'card-not-reviewed'> = {
  ...MANDATE_FAULTS,
  ...REVIEW_FAULTS,
};

/** For a Lambda of people, whose requests can meet the rules of every room. */
export const ALL_TEXTS: Texts = { problems: PROBLEMS, faults: RULE_FAULTS, cardPath };
