import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findJava } from '../../local/find-java.ts';

const HERE = join(import.meta.dirname, 'verapdf');
const POM = join(HERE, 'pom.xml');
const FOLDER = join(import.meta.dirname, '..', '..', '.local', 'verapdf');
const STAMP = join(FOLDER, 'pom.sha256');
const DOWNLOAD_MILLISECONDS = 300_000;
const JAVA = findJava(process.env.JAVA_HOME);
/** Java 17 compiles a file and runs it; a runtime alone does not. */
const COMPILER = ['--list-modules'];

const isCompiler = (): boolean => {
  const { status, stdout } = spawnSync(JAVA, COMPILER, { encoding: 'utf8' });
  return status === 0 && stdout.includes('jdk.compiler');
};

/** The packages that `pom.xml` pins, below `.local/`. They are fetched again when that file has changed. */
const havePackages = (): boolean => {
  const wanted = createHash('sha256').update(readFileSync(POM)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  rmSync(FOLDER, { recursive: true, force: true });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${FOLDER}`];
  const { status } = spawnSync('mvn', ['-q', '-B', '-f', POM, ...goal], { timeout: DOWNLOAD_MILLISECONDS });
  if (status !== 0) return false;
  writeFileSync(STAMP, wanted);
  return true;
};

/** Why veraPDF cannot be asked here, in one sentence. */
export const whyNoVeraPdf = (): string | undefined => {
  if (!isCompiler()) return 'there is no JDK 17 on the PATH';
  if (spawnSync('mvn', ['-v']).status !== 0) return 'there is no Maven on the PATH';
  return havePackages() ? undefined : 'the packages of test/verifiers/verapdf/pom.xml could not be had';
};

/** What veraPDF says of a file: which of a standard's rules it breaks. */
export interface Verdict {
  file: string;
  /** `2a` of PDF/A, or `ua1`. */
  standard: string;
  faults: string[];
}

/** Two verdicts a file: PDF/A-2a and PDF/UA-1. One Java for all of them, since it takes seconds to start. */
export const askVeraPdf = async (files: readonly string[]): Promise<Verdict[]> => {
  const { stdout } = await promisify(execFile)(
    JAVA,
    ['-cp', join(FOLDER, '*'), join(HERE, 'Verify.java'), ...files],
    { maxBuffer: 2 ** 24 },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [file = '', standard = '', ...faults] = line.split('\t');
      return { file, standard, faults };
    });
};
