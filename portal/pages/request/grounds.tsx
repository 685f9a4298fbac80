import { Summary } from '../../components/summary.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { deedWords } from '../deed/words.ts';
import type { Request } from './acts.ts';
import { requestWords } from './words.ts';

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const replacement = (
  { access, familyName, givenName, isUnknown }: NonNullable<Request['outgoing']>,
  words: (typeof requestWords)['fr'],
): string => {
  if (isUnknown === true) return words.replacesNobody;
  return familyName === undefined
    ? words.replaced[access]
    : words.replacedBy(`${givenName} ${familyName}`.trim())[access];
};

/** Who asks, and on what grounds. A reason is quoted as it was typed, and leads nowhere. */
export const Grounds = ({ request }: { request: Request }) => {
  const { language, words: common } = useVisit();
  const words = requestWords[language];
  const deed = deedWords[language];
  const { candidate, kind, evidence, outgoing, reason, refusal, requestedAt } = request;
  const day = (date: string): string => common.dates.day(`${date}T12:00:00Z`);
  return (
    <Summary
      rows={[
        {
          term: words.who,
          value: (
            <>
              {candidate.givenName} {candidate.familyName}
              <br />
              <span class="soft">{candidate.email}</span>
            </>
          ),
        },
        {
          term: words.kind,
          value: (
            <>
              {words.kinds[kind]}
              {outgoing === undefined ? null : (
                <>
                  <br />
                  <span class="soft">{replacement(outgoing, words)}</span>
                </>
              )}
            </>
          ),
        },
        {
          term: words.deed,
          value: deed.cited(deed.types[evidence.type], evidence.reference, day(evidence.date)),
        },
        { term: words.effective, value: day(evidence.effectiveDate) },
        { term: words.reason, value: <q>{reason}</q> },
        { term: words.asked, value: common.dates.dayAndHour(requestedAt) },
        ...(refusal === undefined ? [] : [{ term: words.refusal, value: capitalised(refusal) }]),
      ]}
    />
  );
};
