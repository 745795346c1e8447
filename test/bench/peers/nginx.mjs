import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the configuration of a single nginx process that serves `root`, and answers its path. */
export function nginxConfiguration(folder, root, { port, tlsPort, certificate }) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'nginx.conf')
  writeFileSync(
    path,
    `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 2048; }
http {
  access_log off;
  sendfile on;
  tcp_nodelay on;
  keepalive_requests 1000000000;
  keepalive_timeout 65;
  open_file_cache max=100 inactive=60s;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${one};`).join('\n  ')}
  types { application/rss+xml xml; text/html html; audio/mpeg mp3; }
  server {
    listen 127.0.0.1:${port};
    listen 127.0.0.1:${tlsPort} ssl;
    ssl_certificate ${certificate}/certificate.pem;
    ssl_certificate_key ${certificate}/key.pem;
    ssl_protocols TLSv1.3;
    ssl_ecdh_curve X25519;
    root ${root};
    index index.html;
    add_header X-Content-Type-Options nosniff;
    add_header Referrer-Policy strict-origin-when-cross-origin;
    add_header Cache-Control "public, max-age=300";
    gzip_static on;
    location /feeds/ {
      add_header X-Content-Type-Options nosniff;
      add_header Referrer-Policy strict-origin-when-cross-origin;
      add_header Cache-Control "public, max-age=300";
      add_header Access-Control-Allow-Origin *;
      add_header Access-Control-Expose-Headers "Content-Length, Content-Range, Accept-Ranges, ETag";
      add_header Vary Accept-Encoding;
      if ($http_accept_encoding ~ br) { rewrite ^ $uri.br last; }
    }
    location ~ \\.br$ {
      gzip_static off;
      types {}
      default_type application/rss+xml;
      add_header X-Content-Type-Options nosniff;
      add_header Referrer-Policy strict-origin-when-cross-origin;
      add_header Cache-Control "public, max-age=300";
      add_header Access-Control-Allow-Origin *;
      add_header Access-Control-Expose-Headers "Content-Length, Content-Range, Accept-Ranges, ETag";
      add_header Vary Accept-Encoding;
      add_header Content-Encoding br;
    }
  }
}
`,
  )
  return path
}
