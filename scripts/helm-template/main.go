// Renders a chart as `helm template` does, where Helm is not installed: with Go's own templates, Helm's library of
// functions and Helm's reading of YAML. Of Helm it knows what the chart uses, and refuses everything else.
//
//	helm-template RELEASE CHART --namespace NAMESPACE [--values FILE]
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

type values = map[string]interface{}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 4 || args[2] != "--namespace" {
		return fmt.Errorf("usage: helm-template RELEASE CHART --namespace NAMESPACE [--values FILE]")
	}
	release, chart, namespace := args[0], args[1], args[3]
	about, err := readYAML(filepath.Join(chart, "Chart.yaml"))
	if err != nil {
		return err
	}
	chosen, err := readYAML(filepath.Join(chart, "values.yaml"))
	if err != nil {
		return err
	}
	for rest := args[4:]; len(rest) > 0; rest = rest[2:] {
		if len(rest) < 2 || rest[0] != "--values" {
			return fmt.Errorf("unknown: %s", rest[0])
		}
		over, err := readYAML(rest[1])
		if err != nil {
			return err
		}
		merge(chosen, over)
	}
	described := values{}
	for name, value := range about {
		described[strings.ToUpper(name[:1])+name[1:]] = value
	}
	return render(chart, values{
		"Values":  chosen,
		"Chart":   described,
		"Release": values{"Name": release, "Namespace": namespace, "Service": "Helm"},
	})
}

func readYAML(path string) (values, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	found := values{}
	return found, yaml.Unmarshal(text, &found)
}

// merge lays the second table over the first; null takes a value away.
func merge(under, over values) {
	for name, value := range over {
		below, isTable := under[name].(values)
		above, isAlso := value.(values)
		switch {
		case value == nil:
			delete(under, name)
		case isTable && isAlso:
			merge(below, above)
		default:
			under[name] = value
		}
	}
}

func render(chart string, data values) error {
	paths, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	if err != nil {
		return err
	}
	sort.Strings(paths)
	all := template.New("chart").Option("missingkey=zero")
	all.Funcs(functions(all))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if _, err := all.New(filepath.Base(path)).Parse(string(text)); err != nil {
			return err
		}
	}
	for _, path := range paths {
		name := filepath.Base(path)
		if strings.HasPrefix(name, "_") {
			continue
		}
		var out strings.Builder
		if err := all.ExecuteTemplate(&out, name, data); err != nil {
			return err
		}
		// Helm prints the notes of an installation alone, and no map that is missing as "<no value>".
		text := strings.TrimSpace(strings.ReplaceAll(out.String(), "<no value>", ""))
		if text != "" && strings.HasSuffix(name, ".yaml") {
			fmt.Printf("---\n# Source: %s\n%s\n", name, text)
		}
	}
	return nil
}

func functions(all *template.Template) template.FuncMap {
	known := sprig.TxtFuncMap()
	delete(known, "env")
	delete(known, "expandenv")
	known["include"] = func(name string, data interface{}) (string, error) {
		var out strings.Builder
		err := all.ExecuteTemplate(&out, name, data)
		return out.String(), err
	}
	known["toYaml"] = func(value interface{}) (string, error) {
		text, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	known["required"] = func(message string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return nil, fmt.Errorf("%s", message)
		}
		return value, nil
	}
	return known
}
