import type { Test } from 'tap'

/**
 * A test's own folder, which is removed when everything that the test started has ended. `t.testdir` alone removes it
 * before that if it is asked first, while a server still writes there.
 */
export function ownFolder(t: Test, content: Parameters<Test['testdir']>[0] = {}): string {
  // Whoever adds to the end of a test first is asked last.
  t.teardown(() => {})
  return t.testdir(content)
}
