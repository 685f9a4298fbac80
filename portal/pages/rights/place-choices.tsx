import type { AnswerOf } from '../../client/contract.ts';
import { Choices, Ticks } from '../../components/choices.tsx';
import { TextArea } from '../../components/field.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { scopeIn } from './asked-rights.ts';
import { rightsWords } from './words.ts';

export type Places = AnswerOf<'GET /organisations/{siren}/establishments'>;

interface Props {
  places: Places;
  given: Fields;
  faults: readonly Fault[];
}

export const openPlaces = ({ items }: Places): Places['items'] =>
  items.filter(({ status }) => status === 'open');

/** Every establishment, or some: ticked where they are few, and by their SIRET beyond the first ones. */
export const PlaceChoices = ({ places, given, faults }: Props) => {
  const words = rightsWords[useVisit().language];
  const open = openPlaces(places);
  const hasMore = places.nextCursor !== undefined;
  return (
    <>
      <Choices
        name="where"
        legend={words.where}
        hideLegend
        fault={faultAt(faults, 'where')}
        chosen={given.all('where')}
        choices={[
          { value: 'all', label: words.all, explained: words.count(open.length, hasMore) },
          { value: 'some', label: words.some, explained: words.someAbout },
        ]}
      />
      <Ticks
        name="place"
        legend={words.which}
        fault={faultAt(faults, 'place')}
        chosen={given.all('place')}
        choices={open.map(({ siret, name, address }) => ({
          value: siret,
          label: nameInWords(name),
          explained: `${words.siret} ${inGroups(siret)} · ${nameInWords(address.lines[0] ?? '')}`,
        }))}
      />
      {hasMore ? (
        <TextArea
          name="sirets"
          label={words.sirets}
          hint={words.siretsHint}
          value={given.text('sirets')}
          fault={faultAt(faults, 'sirets')}
        />
      ) : null}
    </>
  );
};

/** What is to be put right before going on. */
export const placeFaults = (given: Fields, sentences: (typeof rightsWords)['fr']['faults']): Fault[] => {
  const where = given.text('where');
  if (where !== 'all' && where !== 'some') return [{ field: 'where', sentence: sentences.where }];
  const scope = scopeIn(given);
  if (scope === 'all') return [];
  if (scope.length === 0) return [{ field: 'place', sentence: sentences.which }];
  return scope.every((siret) => /^\d{14}$/.test(siret))
    ? []
    : [{ field: 'sirets', sentence: sentences.sirets }];
};
