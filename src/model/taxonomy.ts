/** Table. The podcast taxonomy: 63 roles in 11 groups (podcast namespace, taxonomy-en.json; P20-PERSON-3, -4). */
const TAXONOMY: Readonly<Record<string, readonly string[]>> = {
  'Creative Direction': [
    'Director',
    'Assistant Director',
    'Executive Producer',
    'Senior Producer',
    'Producer',
    'Associate Producer',
    'Development Producer',
    'Creative Director',
  ],
  Cast: ['Host', 'Co-Host', 'Guest Host', 'Guest', 'Voice Actor', 'Narrator', 'Announcer', 'Reporter'],
  Writing: [
    'Author',
    'Editorial Director',
    'Co-Writer',
    'Writer',
    'Songwriter',
    'Guest Writer',
    'Story Editor',
    'Managing Editor',
    'Script Editor',
    'Script Coordinator',
    'Researcher',
    'Editor',
    'Fact Checker',
    'Translator',
    'Transcriber',
    'Logger',
  ],
  'Audio Production': [
    'Studio Coordinator',
    'Technical Director',
    'Technical Manager',
    'Audio Engineer',
    'Remote Recording Engineer',
    'Post Production Engineer',
  ],
  'Audio Post-Production': [
    'Audio Editor',
    'Sound Designer',
    'Foley Artist',
    'Composer',
    'Theme Music',
    'Music Production',
    'Music Contributor',
  ],
  Administration: [
    'Production Coordinator',
    'Booking Coordinator',
    'Production Assistant',
    'Content Manager',
    'Marketing Manager',
    'Sales Representative',
    'Sales Manager',
  ],
  Visuals: ['Graphic Designer', 'Cover Art Designer'],
  Community: ['Social Media Manager'],
  'Misc.': ['Consultant', 'Intern'],
  'Video Production': ['Camera Operator', 'Lighting Designer', 'Camera Grip', 'Assistant Camera'],
  'Video Post-Production': ['Editor', 'Assistant Editor'],
}

export interface Role {
  readonly role: string
  readonly group: string
}

/** All roles in the taxonomy's order. */
export const ROLES: readonly Role[] = Object.entries(TAXONOMY).flatMap(([group, roles]) =>
  roles.map((role) => ({ role, group })),
)

/**
 * Finds a role, ignoring case as the namespace does. “Editor” is in two groups: alone it means the role in
 * Writing; `Video Post-Production/Editor` means the other.
 */
export function findRole(written: string): Role | undefined {
  const [last = '', group] = written.split('/').reverse()
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
  return ROLES.find((one) => same(one.role, last) && (group === undefined || same(one.group, group)))
}
