import { Acts, Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Note } from '../../components/note.tsx';
import { Screen } from '../../components/screen.tsx';
import { Summary } from '../../components/summary.tsx';
import { Table } from '../../components/table.tsx';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { lastMoment } from '../../words/dates.ts';
import { fullName, inGroups, nameInWords, placeInWords } from '../../words/names.ts';
import { serviceInWords } from '../../words/services.ts';
import type { CarryOver, Organisation } from './carry-over.tsx';
import { carryOverWords } from './words.ts';

type Person = CarryOver['first'][number];

/** « Signer : Déclaration sociale nominative, jusqu’au 30 juin 2027 » */
const Rights = ({ rights }: Person) => {
  const { language, words: common } = useVisit();
  const words = carryOverWords[language];
  return (
    <ul class="no">
      {rights.map(({ service, right, until }) => (
        <li>
          {common.rights[right]} : {serviceInWords(language, service).name}
          {until === undefined ? null : `, ${words.until(common.dates.day(lastMoment(until)))}`}
        </li>
      ))}
    </ul>
  );
};

const Left = ({ left }: Pick<CarryOver, 'left'>) => {
  const words = carryOverWords[useVisit().language];
  if (left.length === 0) return null;
  return (
    <Note state="mid" title={words.left}>
      <ul>
        {left.map((each) => (
          <li>
            {fullName(each)} : {words.why[each.why]}
          </li>
        ))}
      </ul>
    </Note>
  );
};

interface Props {
  organisation: Organisation;
  shown: CarryOver;
  /** Since the reader saw it last. */
  hasChanged: boolean;
}

/** What is about to be given to whom. */
export const Check = ({ organisation: { siren, name }, shown, hasChanged }: Props) => {
  const { language, words: common } = useVisit();
  const words = carryOverWords[language];
  const { siret, successor, movedOn, from, count, first, left, digest } = shown;
  const overview = PATHS.organisation.overview(siren);
  const body = nameInWords(name);
  const isNothing = count === 0;
  return (
    <Screen
      title={isNothing ? words.nothing.title : words.title(count)}
      above={words.above}
      isQuestion
      back={{ href: overview, label: body }}
    >
      {hasChanged ? <Note state="mid" title={words.changed} /> : null}
      <p class="lead">{isNothing ? words.nothing.about : words.about(common.dates.day(movedOn))}</p>
      <Summary
        rows={[
          { term: words.former, value: inGroups(siret) },
          {
            term: words.next,
            value: (
              <>
                {inGroups(successor.siret)}
                <br />
                <span class="soft">{placeInWords(successor)}</span>
              </>
            ),
          },
          ...(isNothing
            ? []
            : [{ term: words.from, value: from === undefined ? words.now : common.dates.dayAndHour(from) }]),
        ]}
      />
      {isNothing ? null : (
        <Table
          caption={words.caption}
          columns={[
            { label: words.who, isHeader: true, cell: fullName },
            { label: words.what, cell: Rights },
          ]}
          rows={first}
        />
      )}
      {count > first.length ? <p>{words.more(count - first.length)}</p> : null}
      <Left left={left} />
      {isNothing ? (
        <Acts>
          <a href={PATHS.organisation.members(siren)}>{words.nothing.members}</a>
        </Acts>
      ) : (
        <Form>
          <p>{words.nothingLost}</p>
          <input type="hidden" name="digest" value={digest} />
          <Acts>
            <Button>{words.button}</Button>
            <a href={overview}>{words.leave}</a>
          </Acts>
        </Form>
      )}
    </Screen>
  );
};
