/** The name of the ledger's file; in a module of its own so that checking for a change does not load the ledger's reader. */
export const LEDGER_FILE = 'ledger.json'
