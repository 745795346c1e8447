import { type Command, Option } from 'commander'

/** `--format`. */
function formatOption(): Option {
  return new Option('--format <format>', 'output format')
    .choices(['pretty', 'json', 'github', 'sarif'])
    .default('pretty')
}

/** Adds the options that `check` and `lint` have in common. */
export function reportOptions(command: Command): Command {
  return command
    .addOption(formatOption())
    .option('--all', 'report every occurrence of each problem, not only the first three', false)
    .option('-q, --quiet', 'report errors only', false)
    .option('--strict', 'fail on warnings too', false)
}
