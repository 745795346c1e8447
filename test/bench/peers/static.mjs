// Fastify with @fastify/static, as they come.
import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'

const [root, port, preCompressed] = process.argv.slice(2)
const app = Fastify()
app.register(fastifyStatic, { root, preCompressed: preCompressed === 'compressed' })
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.stdout.write('ready\n')
