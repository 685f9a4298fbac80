import type { ErrorCode } from '../../domain/errors.ts';
import type { FactNameOf, IdNameOf, Ids } from '../../domain/facts.ts';
import type { BeyondMandateCode, InputFaultCode } from '../../domain/faults.ts';
import type { Sentence, Text } from '../../wording/text.ts';

/** The text of a refusal, with advice. A sentence can name only the facts that come with its code. */
export interface Problem<Code extends ErrorCode = ErrorCode> {
  status: number;
  title: Text;
  detail: Text<FactNameOf<Code>>;
  /** The path that the advice leads to. No sentence contains a path. */
  href?: (ids: Pick<Ids, IdNameOf<Code>>) => string;
}
export type Problems<Code extends ErrorCode> = { readonly [C in Code]: Problem<C> };

/** Texts of faults that a rule finds, where one refusal can have several. */
export type FaultTexts<Code extends BeyondMandateCode | 'card-not-reviewed'> = {
  readonly [C in Code]: Text<FactNameOf<C>>;
};

/** Sentences in one language about fields that do not have the form of the contract. */
export type InputSentences = { readonly [C in InputFaultCode]: Sentence<FactNameOf<C>> };
