import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/note.tsx';
import { Table } from '../../components/table.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import type { Right } from '../rights/asked-rights.ts';
import type { WholeMandate } from './mandate-facts.ts';
import type { Seen } from './read.ts';
import { lastDay, Where } from './terms-rows.tsx';
import { mandateWords } from './words.ts';

type Loss = WholeMandate['affected'][number];

/** « Déclaration sociale nominative, signer » */
const rightsInWords = (
  services: Readonly<Record<string, Right>>,
  { language, words: common }: Pick<ReturnType<typeof useVisit>, 'language' | 'words'>,
): string[] =>
  Object.entries(services).map(
    ([code, right]) => `${serviceInWords(language, code).name}, ${common.rights[right].toLowerCase()}`,
  );

/** Who acts under a mandate; for the mandated body, with the way to each card and to a further right. */
export const ActingPeople = ({ mandate, side, people }: Seen) => {
  const visit = useVisit();
  const { language, words: common } = visit;
  const words = mandateWords[language].people;
  const isMandatary = side === 'mandatary';
  if (mandate.status !== 'active') return null;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{isMandatary ? words.received : words.given}</h2>
      {people.items.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Table
          caption={words.caption}
          rows={people.items}
          columns={[
            {
              label: words.columns.who,
              isHeader: true,
              cell: (person) => {
                const name = fullName(person) || words.unnamed;
                return isMandatary ? (
                  <a href={PATHS.member(mandate.mandatary.siren, person.personId)}>{name}</a>
                ) : (
                  name
                );
              },
            },
            {
              label: words.columns.what,
              cell: ({ services }) => (
                <ul class="no">
                  {rightsInWords(services, visit).map((said) => (
                    <li>{said}</li>
                  ))}
                </ul>
              ),
            },
            {
              label: words.columns.where,
              cell: ({ establishments }) =>
                establishments === 'all' ? (
                  mandateWords[language].everywhere
                ) : (
                  <Where scope={establishments} places={mandate.places ?? []} />
                ),
            },
            {
              label: words.columns.since,
              cell: ({ from, until }) => (
                <>
                  {common.dates.day(from)}
                  {until === undefined || until === mandate.terms.until ? null : (
                    <>
                      <br />
                      <small class="soft">{words.until(lastDay(visit, until))}</small>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {people.nextCursor === undefined ? null : <p>{words.more}</p>}
      {isMandatary ? (
        <>
          {people.items.length === 0 ? null : <p class="soft">{words.endOnCard}</p>}
          <p>
            <ButtonLink href={PATHS.mandatePeople(mandate.id)} look="plain">
              {words.choose}
            </ButtonLink>
          </p>
        </>
      ) : (
        <p class="soft">{words.chosenByThem}</p>
      )}
    </section>
  );
};

const LossLine = ({ loss }: { loss: Loss }) => {
  const visit = useVisit();
  const words = mandateWords[visit.language];
  const { services, establishments, until } = loss;
  const lost = [
    ...rightsInWords(services, visit),
    ...(establishments === 'all' || establishments.length === 0 ? [] : [words.lost.places]),
    ...(until === undefined ? [] : [words.lost.until(visit.words.dates.day(until))]),
  ];
  return <li>{words.lost.one(fullName(loss) || words.people.unnamed, lost.join(', '))}</li>;
};

/** Whose rights give less than they did, since the mandate was narrowed or is over. */
export const Losses = ({ affected }: Pick<WholeMandate, 'affected'>) => {
  const words = mandateWords[useVisit().language];
  if (affected.length === 0) return null;
  return (
    <Note state="mid" title={words.lost.title}>
      <ul>
        {affected.map((loss) => (
          <LossLine loss={loss} />
        ))}
      </ul>
    </Note>
  );
};
