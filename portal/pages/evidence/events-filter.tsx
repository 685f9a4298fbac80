import { Button } from '../../components/button.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { FilterForm } from '../../components/form.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups } from '../../words/names.ts';
import { EVENT_TYPES, type EventFilters, isFilteredBy } from './events-query.ts';
import { eventsWords } from './words.ts';

interface Props {
  filters: EventFilters;
  faults: readonly Fault[];
}

/** What is looked for; sent by GET, so that it works without scripts and can be kept. */
export const EventsFilter = ({ filters, faults }: Props) => {
  const { language, words: common } = useVisit();
  const words = eventsWords[language];
  return (
    <FilterForm label={words.filter}>
      {filters.personId === '' ? (
        <div class="q">
          <TextField name="q" label={words.person} type="search" value={filters.q} />
        </div>
      ) : (
        <input type="hidden" name="personId" value={filters.personId} />
      )}
      <Select
        name="type"
        label={words.what}
        value={filters.type ?? ''}
        options={[
          { value: '', label: words.everything },
          ...EVENT_TYPES.map((value) => ({ value, label: words.types[value] })),
        ]}
      />
      <TextField
        name="siret"
        label={words.siret}
        value={filters.siret}
        inputmode="numeric"
        fault={faultAt(faults, 'siret')}
      />
      <TextField
        name="since"
        label={words.since}
        type="date"
        value={filters.since}
        fault={faultAt(faults, 'since')}
      />
      <TextField
        name="until"
        label={words.until}
        type="date"
        value={filters.until}
        fault={faultAt(faults, 'until')}
      />
      <Button look="plain">{common.filter}</Button>
    </FilterForm>
  );
};

/** The same in words, which stay on paper. */
export const FilteredBy = ({ filters, person }: { filters: EventFilters; person: string | undefined }) => {
  const { language, url, words: common } = useVisit();
  const words = eventsWords[language];
  if (!isFilteredBy(filters)) return null;
  const { type, siret, since, until } = filters;
  const said = [
    ...(person === undefined ? [] : [words.about(person)]),
    ...(type === undefined ? [] : [`${words.types[type]}.`]),
    ...(siret === '' ? [] : [words.at(inGroups(siret))]),
    ...(since === '' ? [] : [words.fromDay(common.dates.day(`${since}T12:00:00Z`))]),
    ...(until === '' ? [] : [words.upTo(common.dates.day(`${until}T12:00:00Z`))]),
  ];
  return (
    <p>
      {said.join(' ')}{' '}
      <a class="noprint" href={url.pathname}>
        {words.clear}
      </a>
    </p>
  );
};
