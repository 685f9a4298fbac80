import { BulkBar, Pager, Tick } from '../../../portal/components/bulk.tsx';
import { Acts, Button, ButtonLink } from '../../../portal/components/button.tsx';
import { Choices, Ticks } from '../../../portal/components/choices.tsx';
import { calendarDate, DateField, datePartsOf } from '../../../portal/components/date-field.tsx';
import { Drop } from '../../../portal/components/drop.tsx';
import { KeyField, Select, TextArea, TextField } from '../../../portal/components/field.tsx';
import { FilterForm, Form } from '../../../portal/components/form.tsx';
import { Items, Tasks } from '../../../portal/components/lists.tsx';
import { Matrix } from '../../../portal/components/matrix.tsx';
import { Meter } from '../../../portal/components/meter.tsx';
import { Note, Tag } from '../../../portal/components/note.tsx';
import { Screen } from '../../../portal/components/screen.tsx';
import { Steps } from '../../../portal/components/steps.tsx';
import { Summary } from '../../../portal/components/summary.tsx';
import { Table } from '../../../portal/components/table.tsx';
import { Timeline } from '../../../portal/components/timeline.tsx';
import { show, showFaults } from '../../../portal/page/answer.ts';
import { type Fault, faultAt } from '../../../portal/page/faults.ts';
import { compact, type Fields } from '../../../portal/page/fields.ts';
import { personPage } from '../../../portal/page/page.ts';
import { inGroups } from '../../../portal/words/names.ts';

const SERVICES = [
  { code: 'DSN', name: 'Déclaration sociale nominative' },
  { code: 'DAT', name: 'Déclaration d’accident du travail' },
];
const PEOPLE = [
  { id: 'a', name: 'Aubry Thérèse', state: 'ok', services: 'DSN, DAT' },
  { id: 'b', name: 'Caron Jean-Baptiste', state: 'mid', services: 'DSN' },
] as const;

const cellsOf = (place: string, counts: readonly number[]) =>
  counts.map((count, index) => ({
    count,
    href: '/tasks',
    label: `${SERVICES[index]?.name}, ${place} : ${count} personnes`,
  }));

const Reading = () => (
  <>
    <Note state="bad" title="2 déclarations que personne ne peut signer">
      <p>Un accident du travail se déclare sous 48 heures.</p>
    </Note>
    <Note state="ok">
      <p>Vous pouvez continuer.</p>
    </Note>
    <p>
      <Tag state="ok">Actif</Tag> <Tag state="mid">Suspendu</Tag> <Tag state="bad">0 personne</Tag>{' '}
      <Tag state="info">Invité</Tag>
    </p>
    <Summary rows={[{ term: 'SIRET', value: inGroups('21920023500014'), href: '/tasks' }]} />
    <h2>À faire</h2>
    <Tasks
      level={3}
      tasks={[
        {
          title: 'Répondre à Inès Moreau',
          href: '/tasks',
          reason: 'Sans réponse, l’assistance.',
          verb: 'Répondre',
          dueAt: '2026-11-29T08:04:00Z',
        },
      ]}
    />
    <Items
      items={[{ title: 'Administrer un organisme', href: '/profile', about: '3 pages.' }, { title: 'Rien' }]}
    />
    <Steps
      steps={[
        { state: 'done', title: 'Demande enregistrée', about: '19 novembre à 9 h 04' },
        { state: 'now', title: 'En attente de leur réponse' },
        { state: 'to-come', title: 'Vous administrez la commune' },
      ]}
    />
    <h2>Couverture</h2>
    <Meter
      label="DSN : 1 à découvert, 14 avec une seule personne, 497 couverts"
      parts={[
        { tone: 'bad', amount: 1 },
        { tone: 'mid', amount: 14 },
        { tone: 'ok', amount: 497 },
      ]}
    />
    <Matrix
      caption="Nombre de personnes qui peuvent signer"
      rowsLabel="Établissement"
      services={SERVICES}
      groups={[
        {
          title: 'À découvert',
          total: 1,
          rows: [
            {
              name: 'École des Tilleuls',
              href: '/tasks',
              about: '1 rue des Écoles',
              cells: cellsOf('École', [2, 0]),
            },
          ],
        },
        {
          title: 'Une seule personne',
          total: 1,
          rows: [
            {
              name: 'Mairie',
              href: '/tasks',
              about: '2 place de l’Église',
              cells: cellsOf('Mairie', [1, 3]),
            },
          ],
        },
      ]}
    />
    <Timeline
      label="Accès de Yann Le Goff de 2023 à 2026, repris en texte ci-dessous."
      years={[2023, 2024, 2025, 2026]}
      lines={[
        {
          name: 'Accès',
          periods: [
            { from: 0, to: 52, kind: 'on', label: 'Actif' },
            { from: 53, to: 62, kind: 'suspended', label: 'Suspendu' },
            { from: 62.5, to: 98, kind: 'on', label: 'Actif' },
          ],
        },
        {
          name: 'DSN',
          periods: [
            { from: 0, to: 24, kind: 'consult', label: 'Consulter' },
            { from: 25, to: 52, kind: 'declare', label: 'Déclarer' },
            { from: 96, to: 98, kind: 'sign', label: 'Signer' },
          ],
        },
      ]}
      legend="Plein : signer. Clair : déclarer. Pointillé : consulter. Hachuré : suspendu, aucun droit."
    />
  </>
);

const Choosing = () => (
  <>
    <FilterForm label="Filtrer les membres">
      <div class="q">
        <TextField name="q" label="Nom" type="search" />
      </div>
      <Button look="plain">Filtrer</Button>
    </FilterForm>
    <Form>
      <Table
        caption="Membres 1 à 2, par nom"
        rows={PEOPLE}
        columns={[
          {
            label: '',
            hidden: 'Choisir',
            isTick: true,
            cell: ({ id, name }) => <Tick name="who" value={id} what={name} />,
          },
          { label: 'Nom', isHeader: true, cell: ({ name }) => <a href="/tasks">{name}</a> },
          { label: 'Accès', cell: ({ state }) => <Tag state={state}>Actif</Tag> },
          { label: 'Services', cell: ({ services }) => services },
        ]}
      />
      <BulkBar label="Membres choisis">
        <Button look="plain" small name="do" value="suspend">
          Suspendre
        </Button>
      </BulkBar>
    </Form>
    <Pager shown="1 à 2 sur 214" next={{ href: '/tasks', label: '50 suivants' }} />
  </>
);

const Asking = ({ fields, faults }: { fields?: Fields; faults: readonly Fault[] }) => (
  <Form>
    <TextField
      name="siret"
      label="SIRET"
      fault={faultAt(faults, 'siret')}
      value={fields?.text('siret') ?? ''}
    />
    <DateField
      name="until"
      label="Dernier jour"
      hint="Par exemple 31 8 2027"
      fault={faultAt(faults, 'until')}
      {...(fields && { value: datePartsOf(fields, 'until') })}
    />
    <Choices
      name="where"
      legend="Pour quels établissements ?"
      hint="Un seul choix"
      fault={faultAt(faults, 'where')}
      choices={[
        { value: 'all', label: 'Tous', explained: '3 établissements aujourd’hui' },
        { value: 'some', label: 'Seulement certains' },
      ]}
      chosen={fields?.all('where') ?? []}
    />
    <Ticks
      name="which"
      legend="Lesquels ?"
      fault={faultAt(faults, 'which')}
      choices={[
        { value: '1', label: 'Mairie' },
        { value: '2', label: 'École des Tilleuls' },
      ]}
      chosen={fields?.all('which') ?? ['2']}
    />
    <Select
      name="right"
      label="Droit"
      value="sign"
      options={[
        { value: 'consult', label: 'Consulter' },
        { value: 'sign', label: 'Signer' },
      ]}
    />
    <TextArea
      name="reason"
      label="Motif"
      hint="En une phrase"
      value={fields?.text('reason') ?? 'Pourquoi ?'}
    />
    <KeyField name="key" label="Clé d’activation" value="ACDEF-GHJKM" />
    <Drop name="file" label="Déposez votre fichier ici" hint="CSV, 20 Mo au plus." accept=".csv,text/csv" />
    <Acts>
      <Button look="warn">Mettre fin à cet accès</Button>
      <ButtonLink href="/tasks" look="plain">
        Abandonner
      </ButtonLink>
    </Acts>
  </Form>
);

const Gallery = (props: { fields?: Fields; faults?: readonly Fault[] }) => (
  <Screen
    title="Galerie"
    above="Ajouter un déclarant · 2 sur 4"
    organisation={{ siren: '219200235', name: 'Commune de Clamart' }}
    menu={{ of: 'organisation', at: 'members' }}
    faults={props.faults ?? []}
  >
    <Asking faults={props.faults ?? []} {...(props.fields && { fields: props.fields })} />
    <Reading />
    <Choosing />
  </Screen>
);

const faultsIn = (fields: Fields): Fault[] => [
  ...(compact(fields.text('siret')).length === 14
    ? []
    : [{ field: 'siret', sentence: 'Écrivez les 14 chiffres' }]),
  ...(calendarDate(datePartsOf(fields, 'until'))
    ? []
    : [{ field: 'until', sentence: 'Écrivez un jour du calendrier' }]),
  ...(fields.has('where') ? [] : [{ field: 'where', sentence: 'Choisissez une réponse' }]),
  { field: 'which', sentence: 'Choisissez au moins un établissement' },
  { sentence: 'Ce qui ne tient à aucun champ' },
];

/** Every component, as pages use them. */
export const galleryPage = personPage('/organisations/:siren/members', {
  get: () => show(<Gallery />),
  post: ({ fields }) => showFaults(<Gallery fields={fields} faults={faultsIn(fields)} />),
});
