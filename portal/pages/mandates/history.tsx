import { Items } from '../../components/lists.tsx';
import { useVisit } from '../../page/visit-context.ts';
import type { WholeMandate } from './mandate-facts.ts';
import { mandateWords } from './words.ts';

type Stage = WholeMandate['history'][number];

const titleOf = (stage: Stage, before: Stage | undefined, words: (typeof mandateWords)['fr']['history']) => {
  if (stage.status !== 'ended') return words[stage.status];
  return before?.status === 'proposed' ? words.withdrawn : words.ended[stage.side];
};

interface Happened {
  title: string;
  at: string;
  reason?: string | undefined;
}

/** What nobody did: a proposal that nobody answered, a mandate that came to its end. */
const ranOut = (
  { history, terms, status }: WholeMandate,
  words: (typeof mandateWords)['fr']['history'],
): Happened[] => {
  const last = history.at(-1);
  if (status === 'lapsed' && last?.status === 'proposed') {
    return [{ title: words.lapsed, at: last.expiresAt }];
  }
  return status === 'expired' && terms.until !== undefined ? [{ title: words.expired, at: terms.until }] : [];
};

/** What has become of a mandate, the last first. */
export const MandateHistory = ({ mandate }: { mandate: WholeMandate }) => {
  const { language, words: common } = useVisit();
  const words = mandateWords[language].history;
  const { history, formerTerms, terms } = mandate;
  const [, ...narrowed] = [...formerTerms, terms];
  const told: Happened[] = [
    ...history.map((stage, rank) => ({
      title: titleOf(stage, history[rank - 1], words),
      at: stage.from,
      reason: 'reason' in stage ? stage.reason : undefined,
    })),
    ...narrowed.map(({ from }) => ({ title: words.narrowed, at: from })),
    ...ranOut(mandate, words),
  ];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      <Items
        items={told
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map(({ title, at, reason }) => ({
            title,
            about: (
              <>
                {common.dates.dayAndHour(at)}
                {reason === undefined ? null : (
                  <>
                    . {words.reason} <q>{reason}</q>
                  </>
                )}
              </>
            ),
          }))}
      />
    </section>
  );
};
