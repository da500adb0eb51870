#!/bin/sh
# Makes what compose.yaml needs beside itself: settings.env and the files of secrets/. What is there already stays.
#   sh deploy/compose/prepare.sh               for NXCloud: put its keys into their files then
#   sh deploy/compose/prepare.sh --simulator   for the simulator: nothing else has to be done
set -eu
cd "$(dirname "$0")"

case "${1:-}" in
  --simulator) simulator=true ;;
  '') simulator=false ;;
  *)
    echo "usage: $0 [--simulator]" >&2
    exit 2
    ;;
esac

umask 077
# Nobody else may enter this folder. The files in it must be readable for the users inside the containers, who see the
# files and not the folder.
mkdir -p secrets
chmod 700 secrets

# keep NAME TEXT: writes the file unless it is there.
keep() {
  [ -e "secrets/$1" ] && return
  printf '%s' "$2" > "secrets/$1"
  chmod 644 "secrets/$1"
}

hex() {
  od -An -v -tx1 -N"$1" /dev/urandom | tr -d ' \n'
}

keep postgres_password "$(hex 24)"
keep database_url "postgres://gateway:$(cat secrets/postgres_password)@postgres:5432/gateway"
keep data_encryption_keys "k1:$(head -c 32 /dev/urandom | base64)"
keep gateway_admin_key "$(hex 24)"
keep callback_tokens "$(hex 24)"
keep metrics_token "$(hex 24)"
keep simulator_callback_url "http://gateway:3000/callbacks/$(cut -d, -f1 secrets/callback_tokens)"
if $simulator; then
  keep nxcloud_access_key sandbox-access-key
  keep nxcloud_access_secret sandbox-access-secret-not-a-secret
  keep interline_developer_id 10000000
  keep interline_auth_key sandbox-auth-key-not-a-secret
else
  # An empty file is a setting that is not set.
  keep nxcloud_access_key ''
  keep nxcloud_access_secret ''
  keep interline_developer_id ''
  keep interline_auth_key ''
fi

if [ ! -e settings.env ]; then
  if $simulator; then
    cat > settings.env << 'END'
GATEWAY_MODE=test
NXCLOUD_CALLING_BASE_URL=http://simulator:4010
NXCLOUD_CALLING_APP_KEY=sandbox-calling-app
NXCLOUD_PNS_BASE_URL=http://simulator:4010
NXCLOUD_PNS_BUSINESS_ID=sandbox-pns-app
INTERLINE_BASE_URL=http://simulator:4010
INTERLINE_APP_ID=sandbox-interline-app
UPSTREAM_ALLOW_HTTP=true
END
  else
    cat > settings.env << 'END'
# Settings of both gateways that are no secrets; .env.example lists all. An empty one is not set.
GATEWAY_MODE=live
# The proxy in front of the gateways.
TRUST_PROXY_CIDRS=
NXCLOUD_CALLING_APP_KEY=
NXCLOUD_PNS_BUSINESS_ID=
# Together with the files secrets/interline_developer_id and secrets/interline_auth_key, or not at all.
INTERLINE_BASE_URL=
INTERLINE_APP_ID=
END
  fi
fi
echo "$(pwd)/settings.env and $(pwd)/secrets are there. The admin key is in secrets/gateway_admin_key."
