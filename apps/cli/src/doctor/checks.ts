import type { Environment } from '../environment.ts';
import { checkAgents, checkServer } from './server-checks.ts';
import { checkDatabase, checkPort } from './network-checks.ts';
import {
  checkBuild,
  checkChromium,
  checkDataFolder,
  checkDependencies,
  checkDiskSpace,
  checkNode,
} from './machine-checks.ts';
import type { Check, Finding } from './finding.ts';

const CHECKS: Check[] = [
  checkNode,
  checkDependencies,
  checkBuild,
  checkDataFolder,
  checkDiskSpace,
  checkDatabase,
  checkServer,
  checkPort,
  checkAgents,
  checkChromium,
];

/** Looks at everything an ad needs on this machine, in the order in which it is needed. */
export async function examine(environment: Environment): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(await check(environment));
  return findings;
}
