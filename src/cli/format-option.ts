import { Option } from 'commander'

/** `--format`, the same for every command that says diagnostics. */
export function formatOption(): Option {
  return new Option('--format <format>', 'output format')
    .choices(['pretty', 'json', 'github', 'sarif'])
    .default('pretty')
}
