import { IoError } from './io-error.ts'

/** Why a path can be neither read as a file nor listed as a folder, although the disk works. */
export type UnreadableReason = keyof typeof OBSTACLES

/** The reason, and what to do about it. */
interface Explanation {
  /** A clause, to be put after “because”. */
  readonly what: string
  /** Whole sentences. */
  readonly fix: string
}

const REPLACE = 'Remove it, or put a file of that name in its place.'

const OBSTACLES = {
  pipe: { what: 'it is a named pipe (FIFO)', fix: REPLACE },
  socket: { what: 'it is a socket', fix: REPLACE },
  device: { what: 'it is a device', fix: REPLACE },
  folder: {
    what: 'it is a folder, and a file belongs there',
    fix: 'Rename the folder, and put the file in its place.',
  },
  file: {
    what: 'it is a file, and a folder belongs there',
    fix: 'Rename the file, and make a folder of that name.',
  },
  loop: {
    what: 'its symbolic links go in a circle',
    fix: 'Remove the link, or let it lead to what is meant.',
  },
  dangling: {
    what: 'it is a symbolic link to something that is not there',
    fix: 'Bring back what it leads to (with git-annex: git annex get), or remove the link.',
  },
  outside: {
    what: 'it is a symbolic link out of the station’s folder, and nothing is read there',
    fix: 'Copy what it leads to into the station, in the place of the link.',
  },
  'name-long': {
    what: 'its name, or the name that its link leads to, is longer than names can be (255 bytes)',
    fix: 'Shorten the name, or remove the link.',
  },
  'name-not-text': {
    what: 'its name is not UTF-8',
    fix: 'Rename it, in plain letters: mv and a * in the place of the broken letters does it.',
  },
  permission: {
    what: 'this user may not read it (permission denied)',
    fix: 'Give the user who runs Inonda the right to: chmod u+r for a file, chmod u+rx for a folder.',
  },
  'too-large': {
    what: 'it is too large',
    fix: 'Make it smaller, or take it out of the station.',
  },
  unsteady: {
    what: 'another program goes on writing to it',
    fix: 'Wait until it is written, and try again.',
  },
} as const satisfies Readonly<Record<string, Explanation>>

/**
 * One path of a station that cannot be read as what it should be. Everything else can be read: the disk
 * works. `what` and `fix` explain it to a producer.
 */
export class Unreadable extends IoError {
  readonly path: string
  readonly obstacle: UnreadableReason
  readonly what: string
  readonly fix: string

  constructor(path: string, obstacle: UnreadableReason, what: string = OBSTACLES[obstacle].what) {
    super('storage', 'read', `Cannot read ${path || 'the folder'}: ${what}. ${OBSTACLES[obstacle].fix}`)
    this.path = path
    this.obstacle = obstacle
    this.what = what
    this.fix = OBSTACLES[obstacle].fix
  }
}
