import {
  layout,
  Button,
  Choice,
  ErrorSummary,
  Field,
  FieldGroup,
  GRAPH_LOCALES,
  inputClass,
  Notice,
  useLocale,
  useWords,
} from '@podium/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { formWords } from '../form/form.words.js';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useAct, useGraph } from '../podium.js';
import { Entering } from '../public/home.js';
import { opennessAt } from '../public/openness.js';
import css from './entrant.module.css';
import { entrantWords } from './entrant.words.js';
import { RegisterTeam, StartEntry, StartShown, type RegisterTeamMutationVariables } from './start.documents.js';

type TeamInput = RegisterTeamMutationVariables['input'];

/** Begins an entry: the team, the stream, what the project is called. */
export const StartPage = forSignedIn(Start);

function Start() {
  const say = useWords(entrantWords);
  const lang = useLocale();
  const { edition: code, category: categoryCode } = useParams({ from: '/$lang/editions/$edition/enter/$category' });
  const { me, edition, myTeams } = useGraph(StartShown, { code, locale: GRAPH_LOCALES[lang] });
  const registering = useAct(RegisterTeam);
  const starting = useAct(StartEntry);
  const navigate = useNavigate();
  const [errors, setErrors] = useState<{ id: string; text: string }[]>([]);
  const [others, setOthers] = useState<number[]>([]);
  const teams = myTeams.nodes.filter(({ viewerCan }) => viewerCan.includes('ENTER'));
  const [teamId, setTeamId] = useState(teams[0]?.id ?? '');
  const category = edition?.categories.find((each) => each.code === categoryCode);
  if (!edition || !category) return <NothingHere />;
  const openness = category.entering && opennessAt(category.entering, new Date());
  const busy = registering.isPending || starting.isPending;

  const begin = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const title = bothLanguages(text('titleEn'), text('titleZh'));
    const missing = [
      ...(title ? [] : [{ id: 'titleEn', text: say('titleMissing') }]),
      ...(teamId === '' && text('teamName') === '' ? [{ id: 'teamName', text: say('teamNameMissing') }] : []),
      ...(teamId === '' && (text('familyName') === '' || text('givenName') === '')
        ? [{ id: 'familyName', text: say('nameMissing') }]
        : []),
    ];
    setErrors(missing);
    if (missing.length > 0 || !title) return;
    let team = teamId;
    if (team === '') {
      const input = teamInput(code, text, others, me?.email ?? '', GRAPH_LOCALES[lang]);
      const { registerTeam } = await registering.mutateAsync({ input });
      if (registerTeam.__typename !== 'Team') return setErrors([{ id: 'teamName', text: registerTeam.message }]);
      team = registerTeam.id;
      // Should the entry be refused, the team is there, and is not registered again.
      setTeamId(team);
    }
    const streamCode = text('stream') || (category.streams[0]?.code ?? '');
    const { startEntry } = await starting.mutateAsync({ input: { teamId: team, categoryCode, streamCode, title } });
    if (startEntry.__typename !== 'Entry') return setErrors([{ id: 'titleEn', text: startEntry.message }]);
    await navigate({ to: '/$lang/entries/$entry', params: { lang, entry: startEntry.id } });
  };

  return (
    <>
      <PageTitle title={say('enterTitle', { category: category.name })} lead={edition.name} />
      {openness && (
        <p>
          <Entering openness={openness} timeZone={edition.timeZone} />
        </p>
      )}
      <form className={css.form} onSubmit={(event) => void begin(event)} noValidate>
        <ErrorSummary title={say('missing')} errors={errors} />
        {category.streams.length > 1 && (
          <FieldGroup label={say('stream')}>
            {category.streams.map((stream, at) => (
              <Choice
                key={stream.code}
                type="radio"
                name="stream"
                value={stream.code}
                defaultChecked={at === 0}
                label={stream.name}
              />
            ))}
          </FieldGroup>
        )}
        <FieldGroup label={say('title')} help={say('oneOfBoth')}>
          <div className={css.person}>
            <Field label={say('titleEn')} id="titleEn">
              {(control) => <input {...control} className={inputClass} name="titleEn" lang="en" />}
            </Field>
            <Field label={say('titleZh')} id="titleZh">
              {(control) => <input {...control} className={inputClass} name="titleZh" lang="zh-Hant" />}
            </Field>
          </div>
        </FieldGroup>
        {teams.length > 0 && (
          <FieldGroup label={say('team')}>
            {[...teams, { id: '', name: say('newTeam') }].map((team) => (
              <Choice
                key={team.id}
                type="radio"
                name="team"
                checked={teamId === team.id}
                onChange={() => setTeamId(team.id)}
                label={team.name}
              />
            ))}
          </FieldGroup>
        )}
        {teamId === '' && (
          <>
            <Field label={say('teamName')} id="teamName">
              {(control) => <input {...control} className={inputClass} name="teamName" />}
            </Field>
            <Field label={say('organisation')} mark={say('optional')}>
              {(control) => (
                <input {...control} className={inputClass} name="organisation" autoComplete="organization" />
              )}
            </Field>
            <FieldGroup label={say('you')} help={me?.email}>
              <PersonInputs prefix="" me={me ?? undefined} />
            </FieldGroup>
            <FieldGroup label={say('others')} help={say('othersHelp')} mark={say('optional')}>
              {others.map((key) => (
                <div key={key} className={css.form}>
                  <Field label={say('email')}>
                    {(control) => <input {...control} className={inputClass} name={`${key}.email`} type="email" />}
                  </Field>
                  <PersonInputs prefix={`${key}.`} />
                  <div>
                    <Button kind="quiet" onClick={() => setOthers(others.filter((each) => each !== key))}>
                      {say('removeMember')}
                    </Button>
                  </div>
                </div>
              ))}
              <div>
                <Button onClick={() => setOthers([...others, (others.at(-1) ?? 0) + 1])}>{say('addMember')}</Button>
              </div>
            </FieldGroup>
          </>
        )}
        {(registering.error ?? starting.error) && (
          <Notice tone="wrong">
            <p>{(registering.error ?? starting.error)?.message}</p>
          </Notice>
        )}
        <div className={layout.acts}>
          <Button kind="first" type="submit" busy={busy}>
            {say('begin')}
          </Button>
        </div>
      </form>
    </>
  );
}

interface NamedPerson {
  familyName: string | null;
  givenName: string | null;
  nameZh: string | null;
}

function PersonInputs({ prefix, me }: { prefix: string; me?: NamedPerson | undefined }) {
  const say = useWords(formWords);
  return (
    <div className={css.person}>
      <Field label={say('familyName')} id={prefix === '' ? 'familyName' : undefined}>
        {(control) => (
          <input
            {...control}
            className={inputClass}
            name={`${prefix}familyName`}
            autoComplete={prefix === '' ? 'family-name' : 'off'}
            defaultValue={me?.familyName ?? ''}
          />
        )}
      </Field>
      <Field label={say('givenName')}>
        {(control) => (
          <input
            {...control}
            className={inputClass}
            name={`${prefix}givenName`}
            autoComplete={prefix === '' ? 'given-name' : 'off'}
            defaultValue={me?.givenName ?? ''}
          />
        )}
      </Field>
      <Field label={say('nameZh')} mark={say('optional')}>
        {(control) => (
          <input
            {...control}
            className={inputClass}
            name={`${prefix}nameZh`}
            lang="zh-Hant"
            autoComplete="off"
            defaultValue={me?.nameZh ?? ''}
          />
        )}
      </Field>
    </div>
  );
}

function teamInput(
  editionCode: string,
  text: (name: string) => string,
  others: number[],
  email: string,
  locale: 'EN' | 'ZH_HANT' | 'ZH_HANS',
): TeamInput {
  const person = (prefix: string, address: string, leader: boolean) => ({
    email: address,
    familyName: text(`${prefix}familyName`),
    givenName: text(`${prefix}givenName`),
    nameZh: text(`${prefix}nameZh`) || null,
    leader,
    locale,
  });
  const organisation = text('organisation');
  return {
    editionCode,
    name: inItsLanguage(text('teamName')),
    organisation: organisation === '' ? null : inItsLanguage(organisation),
    members: [
      person('', email, true),
      ...others
        .filter((key) => text(`${key}.email`) !== '')
        .map((key) => person(`${key}.`, text(`${key}.email`), false)),
    ],
  };
}

function bothLanguages(en: string, zhHant: string): { en?: string; zhHant?: string } | undefined {
  if (en === '' && zhHant === '') return undefined;
  return { ...(en === '' ? {} : { en }), ...(zhHant === '' ? {} : { zhHant }) };
}

/** A name with a Chinese character is a Chinese one. */
function inItsLanguage(text: string): { en?: string; zhHant?: string } {
  return /\p{Script=Han}/u.test(text) ? { zhHant: text } : { en: text };
}
