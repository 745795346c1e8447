import t from 'tap'
import { podcastGuid } from '../../src/site/podcast-guid.ts'

t.test('a feed’s guid is the one that the namespace’s page gives for its examples', async (t) => {
  t.equal(podcastGuid('https://podnews.net/rss'), '9b024349-ccf0-5f69-a609-6b82873eab3c')
  t.equal(podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml'), '917393e3-1b1e-5cef-ace4-edaa54e1f810')
})

t.test('scheme and trailing slashes do not count', async (t) => {
  t.equal(podcastGuid('http://podnews.net/rss//'), podcastGuid('https://podnews.net/rss'))
})
