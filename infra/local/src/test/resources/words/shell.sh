# What a reader's shell has. Maven's place is taken by the program itself, which is there at once; port 8080 by one that is free.
set -o pipefail
# Until a stack is served there is nobody at this one.
PORT=1
SERVER=

program=(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$WORDS_CLASS_PATH" org.policyalerts.local.cli.Main)

mvn() {
  local argument arguments='' words
  for argument; do
    case $argument in
      -q | compile | exec:java) ;;
      -Dexec.args=*) arguments=${argument#*=} ;;
      *) echo "only the program is run here, not mvn $argument" && return 97 ;;
    esac
  done
  # As the plugin takes them apart: at blanks, but not between quotes.
  mapfile -t words < <(xargs -r -n 1 printf '%s\n' <<< "$arguments")
  words=("${words[@]//localhost:8080/localhost:$PORT}")
  case " $arguments " in
    *' serve '* | *' --serve '*) serve "${words[@]}" ;;
    *) "${program[@]}" "${words[@]}" ;;
  esac
}

# Runs the stack beside the shell, as in a window of its own, in place of the one before.
serve() {
  local line
  [ -z "$SERVER" ] || kill "$SERVER"
  exec {served}< <(exec "${program[@]}" "${@/#8080/0}" 2>&1)
  SERVER=$!
  while IFS= read -r -t 300 -u "$served" line; do
    [[ $line =~ http://127.0.0.1:([0-9]+) ]] && PORT=${BASH_REMATCH[1]}
    printf '%s\n' "${line//127.0.0.1:$PORT/127.0.0.1:8080}"
    [[ $line != *' Stop with Ctrl-C.' && $line != *'/local/inbox?audience='* ]] || return 0
  done
  return 1
}

# Answers come once all that was reported before is judged: a reader is slower than that.
curl() {
  command curl -s --noproxy '*' --max-time 60 -o /dev/null "${API_URL:-http://127.0.0.1:$PORT}/local/idle" || return
  command curl --noproxy '*' --max-time 60 "${@//localhost:8080/localhost:$PORT}"
}

# Nothing here may reach an account.
aws() {
  echo "there is no account" && return 97
}
sam() {
  aws
}
docker() {
  aws
}

# What a deployment would do with these settings; nothing that is not decided yet (…) is among them.
infra/deploy() {
  local word words=() said
  for word; do
    [[ $word == *…* ]] || words+=("$word")
  done
  said=$(bash "$PWD/infra/deploy" --dry-run --jar "$PWD/pom.xml" "${words[@]}" 2>&1) || [[ $* == *…* && ! $said =~ is\ not\ a\ setting|neither ]]
  local code=$?
  printf '%s\n' "$said"
  return "$code"
}
